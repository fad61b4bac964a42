/// What the token endpoint decides: whether a signed assertion earns its application an access
/// token (OAuth 2 client credentials, RFC 6749 and RFC 7523). Pure.
@NullMarked
package org.barsrouter.ingress.grant;

import org.jspecify.annotations.NullMarked;
