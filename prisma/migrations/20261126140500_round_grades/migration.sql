-- CreateTable
CREATE TABLE "RoundGrade" (
    "roundId" UUID NOT NULL,
    "fingerprint" CHAR(64) NOT NULL,
    "outcome" JSON NOT NULL,

    CONSTRAINT "RoundGrade_pkey" PRIMARY KEY ("roundId","fingerprint")
);

-- AddForeignKey
ALTER TABLE "RoundGrade" ADD CONSTRAINT "RoundGrade_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;
