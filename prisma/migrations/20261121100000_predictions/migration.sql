-- CreateTable
CREATE TABLE "Prediction" (
    "userId" UUID NOT NULL,
    "mission" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "prediction" JSON,
    "outcome" JSON,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Prediction_pkey" PRIMARY KEY ("userId","mission","scenario")
);

-- AddForeignKey
ALTER TABLE "Prediction" ADD CONSTRAINT "Prediction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
