import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const read = (file: string) => readFileSync(file, 'utf8');

interface Service {
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: unknown;
  stop_grace_period?: string;
}
const compose = parse(read('deploy/compose.yaml'), { merge: true }) as {
  services: Record<string, Service>;
};

describe('deploy/compose.yaml', () => {
  it('runs two instances, a worker, the database and the proxy', () => {
    expect(Object.keys(compose.services).sort()).toEqual([
      'app-1',
      'app-2',
      'database',
      'proxy',
      'worker',
    ]);
    expect(compose.services.worker?.command).toEqual(['node', 'scripts/start-worker.mjs']);
  });

  it('sets nothing that docs/operations.md does not name, and gives a server the time it takes to end', () => {
    const { environment = {}, stop_grace_period } = compose.services['app-1'] ?? {};
    expect(Object.keys(environment).length).toBeGreaterThan(4);
    const docs = read('docs/operations.md');
    expect(Object.keys(environment).filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
    expect(Number.parseInt(stop_grace_period ?? '', 10)).toBeGreaterThan(30);
  });

  it('counts on the one proxy that it runs, which writes the address itself', () => {
    expect(compose.services['app-1']?.environment?.TRUST_PROXY).toBe('1');
    const nginx = read('deploy/nginx.conf');
    expect(nginx).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
    expect(nginx).not.toContain('$proxy_add_x_forwarded_for');
    for (const name of ['app-1', 'app-2']) expect(nginx).toContain(`server ${name}:3000`);
  });
});

describe('deploy/nginx.conf', () => {
  it('closes every block and ends every line', () => {
    const lines = read('deploy/nginx.conf')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.filter((line) => !/[;{}]$/.test(line))).toEqual([]);
    const text = lines.join('\n').replace(/'[^']*'/g, '');
    expect(text.split('{').length).toBe(text.split('}').length);
  });

  it('keeps the keys of shared reports out of its log, and the metrics inside', () => {
    const nginx = read('deploy/nginx.conf');
    expect(nginx).toContain('~^/shared/ /shared/-;');
    expect(nginx).not.toContain('$request ');
    expect(nginx).toMatch(/location = \/api\/metrics \{[^}]*return 404;/);
  });
});

describe('the other files of deploy', () => {
  it('run what exists', () => {
    const files = readdirSync('deploy').map((name) => read(`deploy/${name}`));
    const scripts = files.flatMap((text) => [...text.matchAll(/scripts\/[\w-]+\.mjs/g)].flat());
    expect(scripts.length).toBeGreaterThan(4);
    expect(scripts.filter((script) => !existsSync(script))).toEqual([]);
  });

  it('run as nobody in particular', () => {
    expect(read('deploy/Dockerfile')).toMatch(/^USER backpressure$/m);
    for (const name of ['backpressure.service', 'backpressure-worker.service']) {
      expect(read(`deploy/${name}`)).toMatch(/^User=backpressure$/m);
      expect(read(`deploy/${name}`)).toMatch(/^NoNewPrivileges=true$/m);
    }
  });
});
