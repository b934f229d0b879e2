/** Thrown for a redirect. A call has the token in its head, so none is followed. */
export class Redirected extends Error {}
