import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const full = path.join(root, 'content/missions/newsletter/solutions/full.json');
let folder = '';
let small = '';

interface Answer {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command behind `npm run grade`, in the folder of the test. */
function run(...args: string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const script = [
      '--conditions=react-server',
      '--import',
      import.meta.resolve('tsx'),
      path.join(root, 'scripts/grade.ts'),
    ];
    execFile(
      process.execPath,
      [...script, ...args],
      { cwd: root, env: { ...process.env, INIT_CWD: folder, NODE_OPTIONS: '' }, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'grade-'));
  const yaml = await readFile(path.join(root, 'content/missions/newsletter/mission.yaml'), 'utf8');
  small = path.join(folder, 'little-letter', 'mission.yaml');
  await mkdir(path.dirname(small));
  await writeFile(small, yaml.replace('items: 1000000', 'items: 1000'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm run grade', () => {
  it('grades against a mission file anywhere, and prints the report as JSON', async () => {
    const { code, stdout, stderr } = await run(small, full, '--json', '--seed', 'x');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual([
      'mission',
      'missionVersion',
      'engineVersion',
      'seed',
      'passed',
      'score',
      'stars',
      'findings',
      'scenarios',
    ]);
    expect(report).toMatchObject({ mission: 'little-letter', seed: 'x', passed: true });
    const [finding] = report.findings as Record<string, unknown>[];
    expect(Object.keys(finding ?? {})).toEqual([
      'id',
      'check',
      'stage',
      'passed',
      'judged',
      'cause',
      'data',
      'points',
      'message',
      'because',
      'lesson',
      'followsFrom',
      'components',
      'connections',
      'figures',
      'counterexample',
    ]);
  });

  it('gives equal bytes for an equal seed', async () => {
    const [a, b, c] = await Promise.all([
      run(small, full, '--json', '--seed=s1'),
      run(small, full, '--json', '--seed=s1'),
      run(small, full, '--json', '--seed=s2'),
    ]);
    expect(a.stdout).toBe(b.stdout);
    expect(c.stdout).not.toBe(a.stdout);
  });

  it('prints a report for reading, and exits 0 for a design that fails', async () => {
    const wrong = path.join(root, 'content/missions/newsletter/wrong/queue-unconnected.json');
    const { code, stdout } = await run(small, wrong);
    expect(code).toBe(0);
    expect(stdout).toContain('Not passed:');
    expect(stdout).toContain('✗ connected (5 points): Queue is not connected to anything.');
    expect(stdout).toContain('Read: sync-async#the-golden-rule');
  });

  it('finds a file beside where the command was typed', async () => {
    await writeFile(path.join(folder, 'mine.json'), await readFile(full));
    const { code } = await run(small, 'mine.json', '--json');
    expect(code).toBe(0);
  });

  it('refuses a diagram with every problem on stderr, and prints nothing else', async () => {
    const file = path.join(folder, 'broken.json');
    const diagram = JSON.parse(await readFile(full, 'utf8')) as {
      components: { settings?: unknown }[];
      connections: { to: string }[];
    };
    diagram.components[2] = { ...diagram.components[2], settings: { replicas: 0, speed: 1 } };
    diagram.connections[0] = { ...diagram.connections[0], to: 'ghost' };
    await writeFile(file, JSON.stringify(diagram).replace('"x":960', '"x":1e309'));
    const { code, stdout, stderr } = await run('newsletter', file);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/broken\.json:components\[\d+\]\.position\.x: /),
      expect.stringMatching(/broken\.json:connections\[0\]\.to: there is no component "ghost"$/),
      expect.stringMatching(
        /broken\.json:components\[2\]\.settings\.replicas: must be a whole number/,
      ),
      expect.stringMatching(
        /broken\.json:components\[2\]\.settings\.speed: a service has no setting/,
      ),
    ]);
  });

  it('refuses a broken mission and a broken diagram in one go', async () => {
    const mission = path.join(folder, 'mission.yaml');
    await writeFile(
      mission,
      (await readFile(small, 'utf8')).replace('to: email-provider', 'to: x'),
    );
    const file = path.join(folder, 'text.json');
    await writeFile(file, 'no json');
    const { code, stderr } = await run(mission, file);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([
      `${mission}:flows[0].to: no given component is called "x"`,
      expect.stringMatching(/text\.json:: not valid JSON/),
    ]);
  });

  it.each([
    [
      'an unknown mission',
      ['ghost', full],
      'content/missions/ghost/mission.yaml:: there is no such file',
    ],
    [
      'a missing diagram',
      ['newsletter', '/nowhere/x.json'],
      '/nowhere/x.json:: there is no such file',
    ],
    ['a missing argument', ['newsletter'], 'usage: '],
    ['an unknown option', ['newsletter', full, '--fast'], 'usage: '],
  ])('exits 2 for %s', async (_title, args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});
