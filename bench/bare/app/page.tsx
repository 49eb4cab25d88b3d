/** The smallest page that Next.js can prerender: what every other page is measured against. */
export default function BarePage() {
  return <h1>Bare</h1>;
}
