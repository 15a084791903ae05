"""What clients have seen in responses → the document as it would be if it said so.

records       the lines of a file → what was seen
description   the document, changed so that it describes that
"""

from mooring.sources.observed.description import as_observed as as_observed
from mooring.sources.observed.records import Observation as Observation
from mooring.sources.observed.records import read_observations as read_observations
