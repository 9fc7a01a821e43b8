//! vgr_id
