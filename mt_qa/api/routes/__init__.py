"""One file = one family of addresses. A route reads its request, asks a part of the service, says what came back."""
