/** TLS of the services' HTTP side, and the calls they make to each other. */
@NullMarked
package dev.payouts.service.tls;

import org.jspecify.annotations.NullMarked;
