import type { ComponentChildren } from 'preact';

/** The page before there is somebody to work with. */
export function Alone({ children }: { readonly children: ComponentChildren }) {
  return <main class="alone"><h1>Supply-chain assistant</h1>{children}</main>;
}
