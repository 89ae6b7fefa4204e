import { idAsked } from './asked';

/** Id of the street that a parameter of an address names; null for anything else that may stand there. */
export function streetById({ streets }: { readonly streets: readonly { readonly id: string }[] }, asked: string | null): string | null {
  return idAsked(
    asked ?? '',
    streets.map(({ id }) => id),
  );
}
