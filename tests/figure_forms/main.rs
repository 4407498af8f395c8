//! Numbers written in every form that the grammar knows, and read back: the value, the unit and the bound must return.

mod amount;
mod form;
mod time;
