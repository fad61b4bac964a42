/// Commands of the sandbox: what a person sends at a running system.
@NullMarked
package org.barsrouter.sandbox.cli;

import org.jspecify.annotations.NullMarked;
