import { describe, expect, it } from 'vitest';
import { isMadeOfNames } from './own-names';

const ANA = { name: 'Ana Petrović', email: 'ana.petrovic@school.example' };

describe('a password', () => {
  it.each([
    'ana.petrovic@school.example',
    'Ana.Petrovic1',
    'petrović2026',
    'anapetrovic99'.replace('ana', 'ana.'),
    'school.example',
  ])('“%s” is hardly more than its owner’s names', (password) => {
    expect(isMadeOfNames(password, ANA)).toBe(true);
  });

  it.each([
    'correct horse battery',
    'petrovic likes long walks',
    'banana split sundae',
    'anaanaanaana',
  ])('“%s” is more than that', (password) => {
    expect(isMadeOfNames(password, ANA)).toBe(false);
  });
});
