/** Tests of the whole on a Kafka that lets nobody do more than the ACLs of a role allow. */
@NullMarked
package dev.payouts.standalone.security;

import org.jspecify.annotations.NullMarked;
