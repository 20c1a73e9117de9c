/**
 * Loaded into every child before its own code: a child does not outlive its parent, however the parent ended. Servers
 * stop by themselves when the channel closes; this is for one that was still starting, or does not manage.
 */
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), 3_000).unref()
})
// Listening must not keep a child running that is done.
process.channel?.unref()
