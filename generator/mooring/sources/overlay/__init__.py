"""OpenAPI Overlays (1.0 and 1.1): changes that a person makes to a document, kept apart from what was published.

document     bytes → the actions of an overlay
query        what a target selects
application  a document, and what it says once the actions have been applied
origins      facts that an action changed stand in the overlay, all others where they were published
"""

from mooring.sources.overlay.application import overlaid as overlaid
from mooring.sources.overlay.document import Action as Action
from mooring.sources.overlay.document import Overlay as Overlay
from mooring.sources.overlay.document import read_overlay as read_overlay
