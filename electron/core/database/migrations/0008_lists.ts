// What a list of a million records asks first, how many there are and which stand on this page, is answered from an index without a look at the records themselves.

export const sql = `
-- What is in the recycle bin: few records of each register. All but these are on the lists, so that the many need not be counted one by one.
CREATE INDEX trade_union_bin ON trade_union (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX unit_bin ON unit (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX union_unit_bin ON union_unit (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX unit_headcount_bin ON unit_headcount (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX region_bin ON region (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX member_bin ON member (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX cadre_bin ON cadre (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX social_worker_bin ON social_worker (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX centre_bin ON centre (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX outreach_case_bin ON outreach_case (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX honouree_bin ON honouree (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX membership_event_bin ON membership_event (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX post_change_bin ON post_change (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX worker_review_bin ON worker_review (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX worker_training_bin ON worker_training (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX pilot_bin ON pilot (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX centre_rating_bin ON centre_rating (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX brand_project_bin ON brand_project (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX inspection_bin ON inspection (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX activity_bin ON activity (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX service_item_bin ON service_item (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX service_demand_bin ON service_demand (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX practical_thing_bin ON practical_thing (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX studio_bin ON studio (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX challenge_bin ON challenge (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX task_bin ON task (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX task_progress_bin ON task_progress (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX appraisal_bin ON appraisal (deleted_at) WHERE deleted_at IS NOT NULL;

-- With what takes a record off the list: a page far down is reached without reading the records above it. Not by a condition on the index, which without statistics
-- SQLite takes for a narrow one and prefers to a scan of the table.
DROP INDEX trade_union_name_sort;
CREATE INDEX trade_union_name_sort ON trade_union (name_sort, id, deleted_at);
DROP INDEX unit_name_sort;
CREATE INDEX unit_name_sort ON unit (name_sort, id, deleted_at);
CREATE INDEX region_name_sort ON region (name_sort, id, deleted_at);
DROP INDEX member_name_sort;
CREATE INDEX member_name_sort ON member (name_sort, id, deleted_at);
DROP INDEX cadre_name_sort;
CREATE INDEX cadre_name_sort ON cadre (name_sort, id, deleted_at);
DROP INDEX social_worker_name_sort;
CREATE INDEX social_worker_name_sort ON social_worker (name_sort, id, deleted_at);
DROP INDEX centre_name_sort;
CREATE INDEX centre_name_sort ON centre (name_sort, id, deleted_at);
DROP INDEX honouree_name_sort;
CREATE INDEX honouree_name_sort ON honouree (name_sort, id, deleted_at);
DROP INDEX pilot_name_sort;
CREATE INDEX pilot_name_sort ON pilot (name_sort, id, deleted_at);
DROP INDEX brand_project_name_sort;
CREATE INDEX brand_project_name_sort ON brand_project (name_sort, id, deleted_at);
DROP INDEX activity_name_sort;
CREATE INDEX activity_name_sort ON activity (name_sort, id, deleted_at);
DROP INDEX service_item_name_sort;
CREATE INDEX service_item_name_sort ON service_item (name_sort, id, deleted_at);
DROP INDEX service_demand_name_sort;
CREATE INDEX service_demand_name_sort ON service_demand (name_sort, id, deleted_at);
DROP INDEX practical_thing_name_sort;
CREATE INDEX practical_thing_name_sort ON practical_thing (name_sort, id, deleted_at);
DROP INDEX studio_name_sort;
CREATE INDEX studio_name_sort ON studio (name_sort, id, deleted_at);
DROP INDEX challenge_name_sort;
CREATE INDEX challenge_name_sort ON challenge (name_sort, id, deleted_at);
DROP INDEX task_name_sort;
CREATE INDEX task_name_sort ON task (name_sort, id, deleted_at);
DROP INDEX appraisal_name_sort;
CREATE INDEX appraisal_name_sort ON appraisal (name_sort, id, deleted_at);
`
