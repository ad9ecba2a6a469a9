/** Tests of the whole: every role, a real broker, a real registry and the sandbox gateway. */
@NullMarked
package dev.payouts.standalone.system;

import org.jspecify.annotations.NullMarked;
