import { Component, type ReactNode } from "react";

type Props = { readonly instead: ReactNode; readonly children: ReactNode };

/** Shows `instead` when a screen throws while it is drawn, and no empty page. A class, since React tells nothing else of it. */
export class FaultBoundary extends Component<Props, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
