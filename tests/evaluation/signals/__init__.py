"""Whether who writes and what presses is noticed: measured on messages written blind, near the border on both sides."""
