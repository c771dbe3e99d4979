package playground.sandbox.store;

/** Why a text cannot be registered as a redirect URI. */
public enum RedirectUriFault {
  TOO_LONG,
  NOT_A_URI,
  NOT_ASCII,
  NOT_ABSOLUTE,
  FRAGMENT,
  DANGEROUS_SCHEME,
  NO_HOST,
  USER_INFO
}
