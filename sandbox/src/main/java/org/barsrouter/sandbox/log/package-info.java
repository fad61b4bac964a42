/// Log levels of the sandbox's plain processes, those that Spring Boot does not start.
@NullMarked
package org.barsrouter.sandbox.log;

import org.jspecify.annotations.NullMarked;
