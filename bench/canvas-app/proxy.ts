import { NextResponse } from 'next/server';

// Without a file of its own, this page would be given the product's.
export function proxy(): NextResponse {
  return NextResponse.next();
}

export const config = { matcher: ['/nowhere'] };
