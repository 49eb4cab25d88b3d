-- CreateTable
CREATE TABLE "Likeness" (
    "gradeId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "design" TEXT NOT NULL,
    "failed" JSON NOT NULL,

    CONSTRAINT "Likeness_pkey" PRIMARY KEY ("gradeId")
);

-- AddForeignKey
ALTER TABLE "Likeness" ADD CONSTRAINT "Likeness_gradeId_fkey" FOREIGN KEY ("gradeId") REFERENCES "Grade"("id") ON DELETE CASCADE ON UPDATE CASCADE;
