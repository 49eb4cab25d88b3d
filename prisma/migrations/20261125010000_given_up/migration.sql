-- A mission that somebody has given up, to see its references before passing it. Nothing of a grade depends on it.
CREATE TABLE "GivenUp" (
    "userId" UUID NOT NULL,
    "mission" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GivenUp_pkey" PRIMARY KEY ("userId", "mission")
);

ALTER TABLE "GivenUp" ADD CONSTRAINT "GivenUp_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
