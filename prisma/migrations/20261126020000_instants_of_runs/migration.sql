-- A text can be about an instant of a run.
ALTER TYPE "ThreadTarget" ADD VALUE 'instant';
