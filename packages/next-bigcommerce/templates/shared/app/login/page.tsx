import type { Metadata } from "next";
import "./login.css";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

export default function LoginPage() {
  return (
    <main className="sign-in-page">
      <h1>Sign in</h1>
      <SignInForm />
    </main>
  );
}
