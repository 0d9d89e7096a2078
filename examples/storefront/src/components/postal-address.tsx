interface PostalAddressProps {
  address: {
    firstName: string | null;
    lastName: string | null;
    company: string | null;
    address1: string | null;
    address2: string | null;
    city: string | null;
    stateOrProvince: string | null;
    postalCode: string | null;
    country: string | null;
  };
}

export function PostalAddress({ address }: PostalAddressProps) {
  const line = (...parts: (string | null)[]) => parts.filter(Boolean).join(" ");
  const region = line(address.stateOrProvince, address.postalCode);
  const city = [address.city, region].filter(Boolean).join(", ");
  return (
    <address className="leading-relaxed not-italic">
      <Line text={line(address.firstName, address.lastName)} className="font-medium" />
      <Line text={address.company} />
      <Line text={address.address1} />
      <Line text={address.address2} />
      <Line text={city} />
      <Line text={address.country} />
    </address>
  );
}

function Line({ text, className = "" }: { text: string | null; className?: string }) {
  if (!text) return null;
  return (
    <span className={`block ${className}`}>
      <bdi>{text}</bdi>
    </span>
  );
}
