"""Voices of the village: recordings, the loudspeaker, paper to hang up."""
