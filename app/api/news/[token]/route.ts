import { type NextRequest, NextResponse } from 'next/server';
import { handle } from '@/server/http';
import { stopNews } from '@/server/services/mail';
import { siteAddress } from '@/server/site-address';

type Context = RouteContext<'/api/news/[token]'>;

/** Ends letters about news, for a mail program (RFC 8058): the address is the key, and it comes from another site. */
export function POST(_request: NextRequest, { params }: Context): Promise<Response> {
  return handle(async () => {
    await stopNews((await params).token);
    return new Response(null, { status: 204 });
  });
}

/** A reader who opens the address of a mail program gets the page with the button. */
export function GET(_request: NextRequest, { params }: Context): Promise<Response> {
  return handle(async () => {
    const { token } = await params;
    return NextResponse.redirect(`${siteAddress()}/inbox/stop/${encodeURIComponent(token)}`);
  });
}
