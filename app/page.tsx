export default function LandingPage() {
  return <h1>Backpressure</h1>;
}
