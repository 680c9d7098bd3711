"""The loop: request, CALL, result, next CALL or answer; and the transcript of it."""
