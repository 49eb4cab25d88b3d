import { describe, expect, it } from 'vitest';
import { AppError, forbidden } from './errors';
import { asExpected } from './outage';

const withFields = (fields: object, message = 'x') => Object.assign(new Error(message), fields);

describe('asExpected', () => {
  it.each([
    ['a refused connection', withFields({ code: 'ECONNREFUSED' })],
    ['what Prisma says of it', withFields({ code: 'P1001' })],
    [
      'a shutdown, deep inside',
      withFields({ meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } }),
    ],
    ['a statement cut off', withFields({ cause: { kind: 'postgres', originalCode: '57014' } })],
    ['a pool that is used up', new Error('timeout exceeded when trying to connect')],
  ])('takes %s for a database that is away for a moment', (_, error) => {
    const told = asExpected(error);
    expect(told).toBeInstanceOf(AppError);
    expect((told as AppError).code).toBe('unavailable');
    expect((told as AppError).reader).toContain('kept in this browser');
  });

  it('says of a disk that is full what it is', () => {
    const told = asExpected(
      withFields({ meta: { driverAdapterError: { cause: { originalCode: '53100' } } } }),
    );
    expect((told as AppError).reader).toContain('disk of this server');
  });

  it('leaves all other errors what they are', () => {
    for (const error of [new TypeError('x'), withFields({ code: 'P2002' }), forbidden('x'), null]) {
      expect(asExpected(error)).toBe(error);
    }
  });
});
