//! The serialised form of an article, shared by all faces.

