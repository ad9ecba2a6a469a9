/** What a service must be allowed to do in Kafka, and how it says that it may not. */
@NullMarked
package dev.payouts.service.rights;

import org.jspecify.annotations.NullMarked;
