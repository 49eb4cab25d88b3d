-- CreateTable
CREATE TABLE "ReadSection" (
    "userId" UUID NOT NULL,
    "lesson" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "place" SERIAL NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReadSection_pkey" PRIMARY KEY ("userId","lesson","section")
);

-- AddForeignKey
ALTER TABLE "ReadSection" ADD CONSTRAINT "ReadSection_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
