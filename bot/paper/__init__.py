"""Tables and sheets on paper: workbooks, A4 pages and pictures, made from plain values."""
