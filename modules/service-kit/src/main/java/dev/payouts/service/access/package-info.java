/** Who may do what over HTTP: API keys, their roles, and the audit of what they did. */
@NullMarked
package dev.payouts.service.access;

import org.jspecify.annotations.NullMarked;
