/** What a container's health check asks, and how it ends. */
@NullMarked
package dev.payouts.standalone.health;

import org.jspecify.annotations.NullMarked;
