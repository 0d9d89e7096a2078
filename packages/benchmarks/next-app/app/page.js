export default function HomePage() {
  return <h1>Orders</h1>;
}
