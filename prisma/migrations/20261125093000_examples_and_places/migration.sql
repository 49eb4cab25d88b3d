-- AlterTable
ALTER TABLE "User" ADD COLUMN "invented" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "CohortMember" ADD COLUMN "rosterEmail" TEXT;

-- Whoever stands in a class under a name of its roster keeps that place.
UPDATE "CohortMember" m SET "rosterEmail" = u."email" FROM "User" u WHERE u."id" = m."userId" AND m."rosterName" IS NOT NULL;

-- Whoever made their account by an invitation to its address was given the link there.
UPDATE "User" u SET "emailConfirmedAt" = l."usedAt" FROM "OneTimeLink" l
WHERE l."email" = u."email" AND l."role" IS NOT NULL AND l."usedAt" IS NOT NULL AND u."emailConfirmedAt" IS NULL;

-- Nobody has two places, and no place has two people.
CREATE UNIQUE INDEX "CohortMember_cohortId_rosterEmail_key" ON "CohortMember"("cohortId", "rosterEmail");
