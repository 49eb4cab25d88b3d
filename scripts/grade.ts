import { gradeCommand } from './grade/grade-command';

process.exitCode = await gradeCommand(process.argv.slice(2));
