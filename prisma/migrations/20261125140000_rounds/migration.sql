-- CreateTable
CREATE TABLE "Round" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "mission" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "open" BOOLEAN DEFAULT true,
    "state" JSON NOT NULL,
    "report" JSON,
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Round_userId_createdAt_idx" ON "Round"("userId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Round_userId_open_key" ON "Round"("userId", "open");

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
