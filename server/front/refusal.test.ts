import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusal';

const hosts = new Set(['learn.example.org']);

function statusOf(url: string, headers: Record<string, string> = {}, method = 'GET') {
  const all: Record<string, string> = { host: 'learn.example.org', ...headers };
  return refusalOf({ method, url, header: (name) => all[name] }, hosts)?.status ?? null;
}

describe('refusalOf', () => {
  it('lets through what browsers send', () => {
    expect(statusOf('/')).toBeNull();
    expect(statusOf('/lessons/sync-async?next=%2F')).toBeNull();
    expect(statusOf('/lessons/caf%C3%A9', { host: 'LEARN.example.org' })).toBeNull();
    const tree = encodeURIComponent(JSON.stringify(['', { children: ['lessons', {}] }]));
    expect(statusOf('/lessons', { 'next-router-state-tree': tree })).toBeNull();
  });

  it.each(['/lessons/%E0%A4%A', '/api/missions/%E0%A4%A/draft', '/%', '/a%00b', '*', 'http://x/'])(
    'answers 400 to the path %s',
    (url) => expect(statusOf(url)).toBe(400),
  );

  it.each(['%7B', 'x', '%E0%A4%A', '{}'])('answers 400 to the router state %s', (state) =>
    expect(statusOf('/', { 'next-router-state-tree': state })).toBe(400),
  );

  it.each(['evil.example', 'learn.example.org.evil.example', 'learn.example.org:81', ''])(
    'answers 421 to the host "%s", but tells it of its health',
    (host) => {
      expect(statusOf('/', { host })).toBe(421);
      expect(statusOf('/api/me', { host })).toBe(421);
      expect(statusOf('/api/healthy', { host })).toBe(421);
      expect(statusOf('/api/health', { host })).toBeNull();
      expect(statusOf('/api/health/live', { host })).toBeNull();
    },
  );

  it('answers 405 to methods that nobody speaks', () => {
    expect(statusOf('/', {}, 'TRACE')).toBe(405);
    expect(statusOf('/', {}, 'PROPFIND')).toBe(405);
  });

  it('takes every host while no address is set', () => {
    const request = { method: 'GET', url: '/', header: () => 'x' };
    expect(refusalOf({ ...request, header: () => undefined }, null)).toBeNull();
  });
});
