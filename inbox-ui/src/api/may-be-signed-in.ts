/** Checks whether this browser may have a session: the hub sets this cookie beside the session's own, which scripts cannot see. */
export const mayBeSignedIn = (): boolean => /(?:^|; )parley\.signed_in=/u.test(document.cookie);
