/**
 * The few things of a page that the page's side of the stand-in uses. Spelled out because these files are compiled
 * with Node's types, where a document does not exist.
 */
export interface PageWorld {
  readonly top: unknown;
  readonly location: { readonly href: string; readonly protocol: string };
  readonly navigator: Record<string, unknown> & { readonly platform: string };
  open: unknown;
  setTimeout(action: () => void, ms: number): unknown;
  getSelection(): { toString(): string } | null;
  addEventListener(type: string, listener: (event: PageInput) => void): void;
  readonly Notification?: { requestPermission: unknown };
  readonly DOMException: new (message: string, name: string) => Error;
  readonly navigation: { addEventListener(type: 'navigate', listener: (event: PageDeparture) => void): void };
  readonly document: { readonly baseURI: string };
}

/** The page is about to go elsewhere. */
export interface PageDeparture {
  readonly destination: { readonly url: string };
  preventDefault(): void;
}

/** A key press or a pointer event as the page's side reads it. */
export interface PageInput {
  readonly defaultPrevented: boolean;
  readonly isTrusted: boolean;
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly clientX: number;
  readonly clientY: number;
  readonly target: {
    readonly isContentEditable?: boolean;
    readonly tagName?: string;
    closest?(selector: string): { readonly href?: string } | null;
  } | null;
}
