SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public.ledger_only_grows() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        -- Test databases are emptied between tests; a real one never has this name.
        IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\_%' THEN RETURN NULL; END IF;
        RAISE EXCEPTION 'The ledger only grows: % is not allowed. Record a correction instead.',
            lower(TG_OP) USING ERRCODE = 'restrict_violation';
    END $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;
    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;
    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;
    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;
    RETURN _job_id;
END;
$$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;
 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.replaced_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        IF OLD.replaced_on IS NOT NULL THEN
            RAISE EXCEPTION 'This % was replaced already and stays as it was.', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END IF;
        IF to_jsonb(NEW) - 'replaced_on' IS DISTINCT FROM to_jsonb(OLD) - 'replaced_on' THEN
            RAISE EXCEPTION 'A % is never changed: add a new one.', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$;
CREATE FUNCTION public.sequencing_orderedstep_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            RAISE EXCEPTION 'A % is never changed: add a new one.', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END $$;
CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    role character varying(30) NOT NULL,
    persona character varying(300) NOT NULL,
    provider_id bigint
);
CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_user_units (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    deliveryunit_id bigint NOT NULL
);
ALTER TABLE public.accounts_user_units ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_units_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);
ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);
ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);
ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.common_ledgerentry (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    by_id bigint,
    by_name character varying(200) NOT NULL,
    by_role character varying(30) NOT NULL,
    action character varying(60) NOT NULL,
    case_id bigint,
    subject_kind character varying(40) NOT NULL,
    subject_id bigint,
    why text NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL
);
ALTER TABLE public.common_ledgerentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.common_ledgerentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.interchange_sourceline (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    crn character varying(20) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    payload jsonb NOT NULL,
    line integer NOT NULL,
    taken_on timestamp with time zone NOT NULL,
    replaced_on timestamp with time zone,
    case_id bigint NOT NULL
);
ALTER TABLE public.interchange_sourceline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interchange_sourceline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisations_deliveryunit (
    id bigint NOT NULL,
    code character varying(30) NOT NULL,
    name character varying(150) NOT NULL,
    police_area_id bigint,
    region_id bigint NOT NULL
);
ALTER TABLE public.organisations_deliveryunit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_deliveryunit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisations_office (
    id bigint NOT NULL,
    number integer NOT NULL,
    name character varying(200) NOT NULL,
    region_id bigint NOT NULL
);
ALTER TABLE public.organisations_office ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_office_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisations_policearea (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    name character varying(100) NOT NULL,
    region_id bigint NOT NULL
);
ALTER TABLE public.organisations_policearea ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_policearea_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisations_provider (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    name character varying(200) NOT NULL
);
ALTER TABLE public.organisations_provider ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_provider_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisations_region (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(100) NOT NULL,
    crs_code character varying(10) NOT NULL
);
ALTER TABLE public.organisations_region ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_region_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_accesslimit (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    username character varying(150) NOT NULL,
    replaced_on timestamp with time zone,
    person_id bigint NOT NULL
);
ALTER TABLE public.people_accesslimit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_accesslimit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_allocation (
    id bigint NOT NULL,
    from_on date NOT NULL,
    until_on date,
    handover_note text NOT NULL,
    practitioner_id bigint NOT NULL,
    case_id bigint NOT NULL
);
ALTER TABLE public.people_allocation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_allocation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_assessment (
    id bigint NOT NULL,
    made_on date NOT NULL,
    likelihood character varying(20) NOT NULL,
    serious_harm character varying(20) NOT NULL,
    harm_to character varying(60)[] NOT NULL,
    risk_to_staff boolean NOT NULL,
    victim_contact character varying(20) NOT NULL,
    readiness character varying(20) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    replaced_on timestamp with time zone,
    case_id bigint NOT NULL,
    by_id bigint
);
ALTER TABLE public.people_assessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_assessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_case (
    id bigint NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    in_custody boolean NOT NULL,
    expected_release_on date,
    version integer NOT NULL,
    practitioner_id bigint,
    unit_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.people_case ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_case_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_caseaccess (
    id bigint NOT NULL,
    why character varying(40) NOT NULL,
    from_on date NOT NULL,
    until_on date,
    case_id bigint NOT NULL,
    provider_id bigint,
    user_id bigint,
    reason character varying(40) NOT NULL,
    words text NOT NULL,
    CONSTRAINT access_is_for_one CHECK ((((user_id IS NULL) OR (provider_id IS NULL)) AND (1 = (
CASE
    WHEN (user_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (provider_id IS NULL) THEN 1
    ELSE 0
END))))
);
ALTER TABLE public.people_caseaccess ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_caseaccess_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_circumstance (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    note character varying(300) NOT NULL,
    assessment_id bigint NOT NULL,
    said_here boolean NOT NULL
);
ALTER TABLE public.people_circumstance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_circumstance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_need (
    id bigint NOT NULL,
    area character varying(40) NOT NULL,
    immediacy character varying(20) NOT NULL,
    severity character varying(20) NOT NULL,
    linked_to_harm boolean NOT NULL,
    words text NOT NULL,
    assessment_id bigint NOT NULL,
    said_here boolean NOT NULL
);
ALTER TABLE public.people_need ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_need_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_person (
    id bigint NOT NULL,
    crn character varying(20) NOT NULL,
    source character varying(60) NOT NULL,
    first_name character varying(100) NOT NULL,
    last_name character varying(100) NOT NULL,
    preferred_name character varying(100) NOT NULL,
    date_of_birth date NOT NULL,
    sex character varying(20) NOT NULL,
    gender_identity character varying(200) NOT NULL,
    ethnicity character varying(200) NOT NULL,
    disability character varying(200) NOT NULL,
    adjustments character varying(500) NOT NULL,
    neurodiversity character varying(200) NOT NULL,
    literacy character varying(200) NOT NULL,
    language character varying(200) NOT NULL,
    interpreter character varying(20) NOT NULL,
    religion character varying(200) NOT NULL,
    work_hours character varying(200) NOT NULL,
    caring_hours character varying(200) NOT NULL,
    safe_contact character varying(300) NOT NULL,
    access_known boolean NOT NULL,
    limited boolean NOT NULL
);
ALTER TABLE public.people_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_register (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    since date NOT NULL,
    review_on date,
    assessment_id bigint NOT NULL
);
ALTER TABLE public.people_register ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_register_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_requirement (
    id bigint NOT NULL,
    ref character varying(60) NOT NULL,
    kind character varying(60) NOT NULL,
    amount integer,
    done integer NOT NULL,
    withdrawn_on date,
    sentence_id bigint NOT NULL
);
ALTER TABLE public.people_requirement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_requirement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_searchtoken (
    id bigint NOT NULL,
    token character varying(100) NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.people_searchtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_searchtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_sentence (
    id bigint NOT NULL,
    ref character varying(60) NOT NULL,
    kind character varying(30) NOT NULL,
    offence character varying(200) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    regime character varying(20) NOT NULL,
    regime_why character varying(300) NOT NULL,
    activity_days_limit integer,
    activity_days_used integer NOT NULL,
    withdrawn_on date,
    case_id bigint NOT NULL,
    CONSTRAINT sentence_runs_forward CHECK ((ends_on >= starts_on))
);
ALTER TABLE public.people_sentence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_sentence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_strength (
    id bigint NOT NULL,
    ref character varying(60) NOT NULL,
    area character varying(40) NOT NULL,
    text character varying(300) NOT NULL,
    words text NOT NULL,
    assessment_id bigint NOT NULL,
    said_here boolean NOT NULL
);
ALTER TABLE public.people_strength ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_strength_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_agreement (
    id bigint NOT NULL,
    state character varying(20) NOT NULL,
    "on" date,
    words text NOT NULL,
    replaced_on timestamp with time zone,
    plan_id bigint NOT NULL,
    present character varying(300) NOT NULL
);
ALTER TABLE public.plans_agreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_agreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_consolidation (
    id bigint NOT NULL,
    "on" date NOT NULL,
    learnt text NOT NULL,
    used text NOT NULL,
    whose_words character varying(20) NOT NULL,
    look_back_on date,
    looked_back_on date,
    still text NOT NULL,
    replaced_on timestamp with time zone,
    by_id bigint,
    step_id bigint NOT NULL
);
ALTER TABLE public.plans_consolidation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_consolidation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_earlyend (
    id bigint NOT NULL,
    ends_on date NOT NULL,
    was_to_end_on date NOT NULL,
    judgements jsonb NOT NULL,
    shown jsonb NOT NULL,
    pack character varying(60) NOT NULL,
    decided_on date NOT NULL,
    words text NOT NULL,
    confirmed_on date,
    confirmed_words text NOT NULL,
    withdrawn_on date,
    withdrawn_words text NOT NULL,
    replaced_on timestamp with time zone,
    confirmed_by_id bigint,
    decided_by_id bigint NOT NULL,
    sentence_id bigint NOT NULL,
    withdrawn_by_id bigint,
    told_by_id bigint,
    told_how character varying(300) NOT NULL,
    told_on date,
    CONSTRAINT early_end_confirmed_by_somebody CHECK ((((confirmed_by_id IS NULL) AND (confirmed_on IS NULL)) OR ((confirmed_by_id IS NOT NULL) AND (confirmed_on IS NOT NULL)))),
    CONSTRAINT early_end_takes_two_people CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = decided_by_id) AND (confirmed_by_id IS NOT NULL))))),
    CONSTRAINT early_end_told_once_confirmed CHECK (((told_on IS NULL) OR (confirmed_on IS NOT NULL)))
);
ALTER TABLE public.plans_earlyend ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_earlyend_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_goal (
    id bigint NOT NULL,
    ref character varying(60) NOT NULL,
    "position" integer NOT NULL,
    area character varying(40) NOT NULL,
    title character varying(300) NOT NULL,
    words text NOT NULL,
    "when" character varying(10) NOT NULL,
    state character varying(20) NOT NULL,
    plan_id bigint NOT NULL
);
ALTER TABLE public.plans_goal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_goal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_goaldecision (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    "on" date NOT NULL,
    words text NOT NULL,
    replaced_on timestamp with time zone,
    by_id bigint,
    goal_id bigint NOT NULL,
    person_words text NOT NULL
);
ALTER TABLE public.plans_goaldecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_goaldecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_incomingplan (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    content jsonb NOT NULL,
    fingerprint character varying(64) NOT NULL,
    arrived_on timestamp with time zone NOT NULL,
    settled_on timestamp with time zone,
    settled_by_id bigint,
    plan_id bigint NOT NULL
);
ALTER TABLE public.plans_incomingplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_incomingplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_plan (
    id bigint NOT NULL,
    made_on date NOT NULL,
    changed_here_on timestamp with time zone,
    version integer NOT NULL,
    fingerprint character varying(64) NOT NULL,
    case_id bigint NOT NULL,
    is_live boolean NOT NULL,
    last_progress_on date,
    changed_since_said boolean NOT NULL
);
ALTER TABLE public.plans_plan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_plan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_planreview (
    id bigint NOT NULL,
    "on" date NOT NULL,
    keeping text NOT NULL,
    barriers text NOT NULL,
    changed text NOT NULL,
    agencies text NOT NULL,
    present character varying(300) NOT NULL,
    person_words text NOT NULL,
    decision character varying(20) NOT NULL,
    because text NOT NULL,
    replaced_on timestamp with time zone,
    by_id bigint,
    plan_id bigint NOT NULL
);
ALTER TABLE public.plans_planreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_planreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_plansnapshot (
    id bigint NOT NULL,
    number integer NOT NULL,
    why character varying(20) NOT NULL,
    taken_on timestamp with time zone NOT NULL,
    content jsonb NOT NULL,
    plan_id bigint NOT NULL
);
ALTER TABLE public.plans_plansnapshot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_plansnapshot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_preference (
    id bigint NOT NULL,
    steps bigint[] NOT NULL,
    "on" date NOT NULL,
    words text NOT NULL,
    replaced_on timestamp with time zone,
    plan_id bigint NOT NULL
);
ALTER TABLE public.plans_preference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_preference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_reasonanswer (
    id bigint NOT NULL,
    "on" date NOT NULL,
    agrees character varying(20) NOT NULL,
    words text NOT NULL,
    replaced_on timestamp with time zone,
    by_id bigint,
    step_id bigint NOT NULL
);
ALTER TABLE public.plans_reasonanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_reasonanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_step (
    id bigint NOT NULL,
    ref character varying(60) NOT NULL,
    "position" integer NOT NULL,
    text character varying(300) NOT NULL,
    actor character varying(30) NOT NULL,
    route character varying(30) NOT NULL,
    intervention character varying(60) NOT NULL,
    strength character varying(60) NOT NULL,
    protects_others boolean NOT NULL,
    by_on date,
    withdrawn_on timestamp with time zone,
    goal_id bigint NOT NULL,
    requirement_id bigint
);
ALTER TABLE public.plans_step ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_step_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_stepdecision (
    id bigint NOT NULL,
    about character varying(20) NOT NULL,
    kind character varying(20) NOT NULL,
    "on" date NOT NULL,
    start_on date,
    reason character varying(60) NOT NULL,
    words text NOT NULL,
    replaced_on timestamp with time zone,
    by_id bigint,
    step_id bigint NOT NULL
);
ALTER TABLE public.plans_stepdecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_stepdecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_stepfact (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    "on" date NOT NULL,
    reason character varying(60) NOT NULL,
    words text NOT NULL,
    source character varying(60) NOT NULL,
    replaced_on timestamp with time zone,
    step_id bigint NOT NULL,
    by_id bigint,
    offered character varying(300) NOT NULL,
    offered_on date,
    person_agrees character varying(20) NOT NULL,
    person_words text NOT NULL
);
ALTER TABLE public.plans_stepfact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_stepfact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_workrecord (
    id bigint NOT NULL,
    "on" date NOT NULL,
    what character varying(300) NOT NULL,
    how text NOT NULL,
    whose_words character varying(20) NOT NULL,
    replaced_on timestamp with time zone,
    by_id bigint,
    step_id bigint NOT NULL
);
ALTER TABLE public.plans_workrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_workrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sequencing_orderedstep (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    state character varying(20) NOT NULL,
    start_on date,
    end_on date,
    date_kind character varying(20) NOT NULL,
    reasons jsonb NOT NULL,
    step_id bigint NOT NULL,
    order_id bigint NOT NULL,
    refer_by_on date
);
ALTER TABLE public.sequencing_orderedstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sequencing_orderedstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sequencing_publishedorder (
    id bigint NOT NULL,
    number integer NOT NULL,
    published_on timestamp with time zone NOT NULL,
    pack character varying(60) NOT NULL,
    as_of date NOT NULL,
    replaced_on timestamp with time zone,
    by_id bigint,
    case_id bigint NOT NULL
);
ALTER TABLE public.sequencing_publishedorder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sequencing_publishedorder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.services_group (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    starts_on date NOT NULL,
    seats integer NOT NULL,
    seats_taken integer NOT NULL,
    pool_id bigint NOT NULL,
    CONSTRAINT seats_taken_within_seats CHECK (((seats_taken >= 0) AND (seats_taken <= seats)))
);
ALTER TABLE public.services_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.services_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.services_notavailable (
    id bigint NOT NULL,
    intervention character varying(60) NOT NULL,
    confirmed_on date NOT NULL,
    review_on date NOT NULL,
    replaced_on timestamp with time zone,
    confirmed_by_id bigint,
    unit_id bigint NOT NULL
);
ALTER TABLE public.services_notavailable ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.services_notavailable_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.services_pool (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    intervention character varying(60) NOT NULL,
    kind character varying(10) NOT NULL,
    capacity integer,
    first_free_on date,
    wait_weeks integer,
    said_on date NOT NULL,
    invented boolean NOT NULL,
    unit_id bigint,
    service_id bigint NOT NULL
);
ALTER TABLE public.services_pool ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.services_pool_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.services_service (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    title character varying(250) NOT NULL,
    contract_type character varying(20) NOT NULL,
    contract_type_name character varying(120) NOT NULL,
    subcontractors character varying(60)[] NOT NULL,
    need_areas character varying(40)[] NOT NULL,
    interventions character varying(60)[] NOT NULL,
    takes_women boolean NOT NULL,
    takes_men boolean NOT NULL,
    min_age integer,
    max_age integer,
    mode character varying(20) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    source character varying(200) NOT NULL,
    invented boolean NOT NULL,
    police_area_id bigint,
    provider_id bigint NOT NULL,
    region_id bigint
);
ALTER TABLE public.services_service ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.services_service_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
INSERT INTO public.accounts_user VALUES
	(2, '!Em7bXsX8B5ggnImdqHROl6FZhDjLpiGZkrzvsYTI', NULL, false, 'mallory', '', false, true, '2027-01-04 09:00:00.008368+00', 'Mallory', 'practitioner', '', NULL),
	(1, '!zZeofH85ngscKReX57mLiqTurH0arsXmZk4JMYCn', '2027-01-04 09:00:03.719183+00', false, 'amara', '', false, true, '2027-01-04 09:00:00+00', 'Amara', 'practitioner', '', NULL),
	(4, '!uy2Pp2rAUzwJHJH2PPtpV14mrmecfJp8SYcEUZ3g', '2027-01-04 09:00:03.76757+00', false, 'ben', '', false, true, '2027-01-04 09:00:01.803553+00', 'Ben Carter', 'practitioner', '', NULL),
	(3, '!rFEfKlZyE2Xx2Uk4SYAeCrq47zKWoZBVlIjMaghT', '2027-01-04 09:00:03.81303+00', false, 'mo', '', false, true, '2027-01-04 09:00:01.795858+00', 'Mo Castle', 'manager', '', NULL),
	(5, '!YXqlrK9eChpTl0DGvt6mh2FhN8asv4y4y20x03hE', '2027-01-04 09:00:03.860913+00', false, 'helen', '', false, true, '2027-01-04 09:00:02.111477+00', 'Helen', 'manager', '', NULL);
INSERT INTO public.accounts_user_units VALUES
	(1, 1, 1),
	(2, 2, 1),
	(3, 3, 1),
	(4, 4, 1),
	(5, 5, 1);
INSERT INTO public.auth_permission VALUES
	(1, 'Can add permission', 1, 'add_permission'),
	(2, 'Can change permission', 1, 'change_permission'),
	(3, 'Can delete permission', 1, 'delete_permission'),
	(4, 'Can view permission', 1, 'view_permission'),
	(5, 'Can add group', 2, 'add_group'),
	(6, 'Can change group', 2, 'change_group'),
	(7, 'Can delete group', 2, 'delete_group'),
	(8, 'Can view group', 2, 'view_group'),
	(9, 'Can add content type', 3, 'add_contenttype'),
	(10, 'Can change content type', 3, 'change_contenttype'),
	(11, 'Can delete content type', 3, 'delete_contenttype'),
	(12, 'Can view content type', 3, 'view_contenttype'),
	(13, 'Can add session', 4, 'add_session'),
	(14, 'Can change session', 4, 'change_session'),
	(15, 'Can delete session', 4, 'delete_session'),
	(16, 'Can view session', 4, 'view_session'),
	(17, 'Can add access attempt', 5, 'add_accessattempt'),
	(18, 'Can change access attempt', 5, 'change_accessattempt'),
	(19, 'Can delete access attempt', 5, 'delete_accessattempt'),
	(20, 'Can view access attempt', 5, 'view_accessattempt'),
	(21, 'Can add access log', 6, 'add_accesslog'),
	(22, 'Can change access log', 6, 'change_accesslog'),
	(23, 'Can delete access log', 6, 'delete_accesslog'),
	(24, 'Can view access log', 6, 'view_accesslog'),
	(25, 'Can add access failure', 7, 'add_accessfailurelog'),
	(26, 'Can change access failure', 7, 'change_accessfailurelog'),
	(27, 'Can delete access failure', 7, 'delete_accessfailurelog'),
	(28, 'Can view access failure', 7, 'view_accessfailurelog'),
	(29, 'Can add access attempt expiration', 8, 'add_accessattemptexpiration'),
	(30, 'Can change access attempt expiration', 8, 'change_accessattemptexpiration'),
	(31, 'Can delete access attempt expiration', 8, 'delete_accessattemptexpiration'),
	(32, 'Can view access attempt expiration', 8, 'view_accessattemptexpiration'),
	(33, 'Can add procrastinate event', 9, 'add_procrastinateevent'),
	(34, 'Can change procrastinate event', 9, 'change_procrastinateevent'),
	(35, 'Can delete procrastinate event', 9, 'delete_procrastinateevent'),
	(36, 'Can view procrastinate event', 9, 'view_procrastinateevent'),
	(37, 'Can add procrastinate job', 10, 'add_procrastinatejob'),
	(38, 'Can change procrastinate job', 10, 'change_procrastinatejob'),
	(39, 'Can delete procrastinate job', 10, 'delete_procrastinatejob'),
	(40, 'Can view procrastinate job', 10, 'view_procrastinatejob'),
	(41, 'Can add procrastinate periodic defer', 11, 'add_procrastinateperiodicdefer'),
	(42, 'Can change procrastinate periodic defer', 11, 'change_procrastinateperiodicdefer'),
	(43, 'Can delete procrastinate periodic defer', 11, 'delete_procrastinateperiodicdefer'),
	(44, 'Can view procrastinate periodic defer', 11, 'view_procrastinateperiodicdefer'),
	(45, 'Can add procrastinate worker', 12, 'add_procrastinateworker'),
	(46, 'Can change procrastinate worker', 12, 'change_procrastinateworker'),
	(47, 'Can delete procrastinate worker', 12, 'delete_procrastinateworker'),
	(48, 'Can view procrastinate worker', 12, 'view_procrastinateworker'),
	(49, 'Can add ledger entry', 13, 'add_ledgerentry'),
	(50, 'Can change ledger entry', 13, 'change_ledgerentry'),
	(51, 'Can delete ledger entry', 13, 'delete_ledgerentry'),
	(52, 'Can view ledger entry', 13, 'view_ledgerentry'),
	(53, 'Can add provider', 14, 'add_provider'),
	(54, 'Can change provider', 14, 'change_provider'),
	(55, 'Can delete provider', 14, 'delete_provider'),
	(56, 'Can view provider', 14, 'view_provider'),
	(57, 'Can add region', 15, 'add_region'),
	(58, 'Can change region', 15, 'change_region'),
	(59, 'Can delete region', 15, 'delete_region'),
	(60, 'Can view region', 15, 'view_region'),
	(61, 'Can add police area', 16, 'add_policearea'),
	(62, 'Can change police area', 16, 'change_policearea'),
	(63, 'Can delete police area', 16, 'delete_policearea'),
	(64, 'Can view police area', 16, 'view_policearea'),
	(65, 'Can add office', 17, 'add_office'),
	(66, 'Can change office', 17, 'change_office'),
	(67, 'Can delete office', 17, 'delete_office'),
	(68, 'Can view office', 17, 'view_office'),
	(69, 'Can add delivery unit', 18, 'add_deliveryunit'),
	(70, 'Can change delivery unit', 18, 'change_deliveryunit'),
	(71, 'Can delete delivery unit', 18, 'delete_deliveryunit'),
	(72, 'Can view delivery unit', 18, 'view_deliveryunit'),
	(73, 'Can add user', 19, 'add_user'),
	(74, 'Can change user', 19, 'change_user'),
	(75, 'Can delete user', 19, 'delete_user'),
	(76, 'Can view user', 19, 'view_user'),
	(77, 'Can add person', 20, 'add_person'),
	(78, 'Can change person', 20, 'change_person'),
	(79, 'Can delete person', 20, 'delete_person'),
	(80, 'Can view person', 20, 'view_person'),
	(81, 'Can add case', 21, 'add_case'),
	(82, 'Can change case', 21, 'change_case'),
	(83, 'Can delete case', 21, 'delete_case'),
	(84, 'Can view case', 21, 'view_case'),
	(85, 'Can add assessment', 22, 'add_assessment'),
	(86, 'Can change assessment', 22, 'change_assessment'),
	(87, 'Can delete assessment', 22, 'delete_assessment'),
	(88, 'Can view assessment', 22, 'view_assessment'),
	(89, 'Can add allocation', 23, 'add_allocation'),
	(90, 'Can change allocation', 23, 'change_allocation'),
	(91, 'Can delete allocation', 23, 'delete_allocation'),
	(92, 'Can view allocation', 23, 'view_allocation'),
	(93, 'Can add case access', 24, 'add_caseaccess'),
	(94, 'Can change case access', 24, 'change_caseaccess'),
	(95, 'Can delete case access', 24, 'delete_caseaccess'),
	(96, 'Can view case access', 24, 'view_caseaccess'),
	(97, 'Can add circumstance', 25, 'add_circumstance'),
	(98, 'Can change circumstance', 25, 'change_circumstance'),
	(99, 'Can delete circumstance', 25, 'delete_circumstance'),
	(100, 'Can view circumstance', 25, 'view_circumstance'),
	(101, 'Can add need', 26, 'add_need'),
	(102, 'Can change need', 26, 'change_need'),
	(103, 'Can delete need', 26, 'delete_need'),
	(104, 'Can view need', 26, 'view_need'),
	(105, 'Can add access limit', 27, 'add_accesslimit'),
	(106, 'Can change access limit', 27, 'change_accesslimit'),
	(107, 'Can delete access limit', 27, 'delete_accesslimit'),
	(108, 'Can view access limit', 27, 'view_accesslimit'),
	(109, 'Can add register', 28, 'add_register'),
	(110, 'Can change register', 28, 'change_register'),
	(111, 'Can delete register', 28, 'delete_register'),
	(112, 'Can view register', 28, 'view_register'),
	(113, 'Can add search token', 29, 'add_searchtoken'),
	(114, 'Can change search token', 29, 'change_searchtoken'),
	(115, 'Can delete search token', 29, 'delete_searchtoken'),
	(116, 'Can view search token', 29, 'view_searchtoken'),
	(117, 'Can add sentence', 30, 'add_sentence'),
	(118, 'Can change sentence', 30, 'change_sentence'),
	(119, 'Can delete sentence', 30, 'delete_sentence'),
	(120, 'Can view sentence', 30, 'view_sentence'),
	(121, 'Can add requirement', 31, 'add_requirement'),
	(122, 'Can change requirement', 31, 'change_requirement'),
	(123, 'Can delete requirement', 31, 'delete_requirement'),
	(124, 'Can view requirement', 31, 'view_requirement'),
	(125, 'Can add strength', 32, 'add_strength'),
	(126, 'Can change strength', 32, 'change_strength'),
	(127, 'Can delete strength', 32, 'delete_strength'),
	(128, 'Can view strength', 32, 'view_strength'),
	(129, 'Can add service', 33, 'add_service'),
	(130, 'Can change service', 33, 'change_service'),
	(131, 'Can delete service', 33, 'delete_service'),
	(132, 'Can view service', 33, 'view_service'),
	(133, 'Can add pool', 34, 'add_pool'),
	(134, 'Can change pool', 34, 'change_pool'),
	(135, 'Can delete pool', 34, 'delete_pool'),
	(136, 'Can view pool', 34, 'view_pool'),
	(137, 'Can add not available', 35, 'add_notavailable'),
	(138, 'Can change not available', 35, 'change_notavailable'),
	(139, 'Can delete not available', 35, 'delete_notavailable'),
	(140, 'Can view not available', 35, 'view_notavailable'),
	(141, 'Can add group', 36, 'add_group'),
	(142, 'Can change group', 36, 'change_group'),
	(143, 'Can delete group', 36, 'delete_group'),
	(144, 'Can view group', 36, 'view_group'),
	(145, 'Can add plan', 37, 'add_plan'),
	(146, 'Can change plan', 37, 'change_plan'),
	(147, 'Can delete plan', 37, 'delete_plan'),
	(148, 'Can view plan', 37, 'view_plan'),
	(149, 'Can add goal', 38, 'add_goal'),
	(150, 'Can change goal', 38, 'change_goal'),
	(151, 'Can delete goal', 38, 'delete_goal'),
	(152, 'Can view goal', 38, 'view_goal'),
	(153, 'Can add agreement', 39, 'add_agreement'),
	(154, 'Can change agreement', 39, 'change_agreement'),
	(155, 'Can delete agreement', 39, 'delete_agreement'),
	(156, 'Can view agreement', 39, 'view_agreement'),
	(157, 'Can add plan snapshot', 40, 'add_plansnapshot'),
	(158, 'Can change plan snapshot', 40, 'change_plansnapshot'),
	(159, 'Can delete plan snapshot', 40, 'delete_plansnapshot'),
	(160, 'Can view plan snapshot', 40, 'view_plansnapshot'),
	(161, 'Can add preference', 41, 'add_preference'),
	(162, 'Can change preference', 41, 'change_preference'),
	(163, 'Can delete preference', 41, 'delete_preference'),
	(164, 'Can view preference', 41, 'view_preference'),
	(165, 'Can add step', 42, 'add_step'),
	(166, 'Can change step', 42, 'change_step'),
	(167, 'Can delete step', 42, 'delete_step'),
	(168, 'Can view step', 42, 'view_step'),
	(169, 'Can add step decision', 43, 'add_stepdecision'),
	(170, 'Can change step decision', 43, 'change_stepdecision'),
	(171, 'Can delete step decision', 43, 'delete_stepdecision'),
	(172, 'Can view step decision', 43, 'view_stepdecision'),
	(173, 'Can add step fact', 44, 'add_stepfact'),
	(174, 'Can change step fact', 44, 'change_stepfact'),
	(175, 'Can delete step fact', 44, 'delete_stepfact'),
	(176, 'Can view step fact', 44, 'view_stepfact'),
	(177, 'Can add incoming plan', 45, 'add_incomingplan'),
	(178, 'Can change incoming plan', 45, 'change_incomingplan'),
	(179, 'Can delete incoming plan', 45, 'delete_incomingplan'),
	(180, 'Can view incoming plan', 45, 'view_incomingplan'),
	(181, 'Can add goal decision', 46, 'add_goaldecision'),
	(182, 'Can change goal decision', 46, 'change_goaldecision'),
	(183, 'Can delete goal decision', 46, 'delete_goaldecision'),
	(184, 'Can view goal decision', 46, 'view_goaldecision'),
	(185, 'Can add plan review', 47, 'add_planreview'),
	(186, 'Can change plan review', 47, 'change_planreview'),
	(187, 'Can delete plan review', 47, 'delete_planreview'),
	(188, 'Can view plan review', 47, 'view_planreview'),
	(189, 'Can add work record', 48, 'add_workrecord'),
	(190, 'Can change work record', 48, 'change_workrecord'),
	(191, 'Can delete work record', 48, 'delete_workrecord'),
	(192, 'Can view work record', 48, 'view_workrecord'),
	(193, 'Can add early end', 49, 'add_earlyend'),
	(194, 'Can change early end', 49, 'change_earlyend'),
	(195, 'Can delete early end', 49, 'delete_earlyend'),
	(196, 'Can view early end', 49, 'view_earlyend'),
	(197, 'Can add consolidation', 50, 'add_consolidation'),
	(198, 'Can change consolidation', 50, 'change_consolidation'),
	(199, 'Can delete consolidation', 50, 'delete_consolidation'),
	(200, 'Can view consolidation', 50, 'view_consolidation'),
	(201, 'Can add reason answer', 51, 'add_reasonanswer'),
	(202, 'Can change reason answer', 51, 'change_reasonanswer'),
	(203, 'Can delete reason answer', 51, 'delete_reasonanswer'),
	(204, 'Can view reason answer', 51, 'view_reasonanswer'),
	(205, 'Can add published order', 52, 'add_publishedorder'),
	(206, 'Can change published order', 52, 'change_publishedorder'),
	(207, 'Can delete published order', 52, 'delete_publishedorder'),
	(208, 'Can view published order', 52, 'view_publishedorder'),
	(209, 'Can add ordered step', 53, 'add_orderedstep'),
	(210, 'Can change ordered step', 53, 'change_orderedstep'),
	(211, 'Can delete ordered step', 53, 'delete_orderedstep'),
	(212, 'Can view ordered step', 53, 'view_orderedstep'),
	(213, 'Can add source line', 54, 'add_sourceline'),
	(214, 'Can change source line', 54, 'change_sourceline'),
	(215, 'Can delete source line', 54, 'delete_sourceline'),
	(216, 'Can view source line', 54, 'view_sourceline');
INSERT INTO public.axes_accesslog VALUES
	(1, '<unknown>', NULL, 'amara', '<unknown>', '<unknown>', '2027-01-04 09:00:01.789212+00', NULL, '62e649982e61305f0e8771ebc57dec4ea8a31d70083eb77cd5c0f31bac6f3fda'),
	(2, '<unknown>', NULL, 'amara', '<unknown>', '<unknown>', '2027-01-04 09:00:02.928111+00', NULL, 'b19063975279a1aaae31ac27bf81cde5454adf1a2d6b5e4a51c5e7f30f01b2cc'),
	(3, '<unknown>', NULL, 'amara', '<unknown>', '<unknown>', '2027-01-04 09:00:03.532245+00', NULL, '08a431d08169694f044c4365c8ee56c23f132ec000e64ff4754db3cfe945295d'),
	(4, '<unknown>', NULL, 'amara', '<unknown>', '<unknown>', '2027-01-04 09:00:03.622304+00', NULL, '7e10b6168ee3f704eb2d4dd8e56ef176cf6b149ac58b98c615c4aef732adb12c'),
	(5, '<unknown>', NULL, 'amara', '<unknown>', '<unknown>', '2027-01-04 09:00:03.722591+00', NULL, '0a28c762adcd93017ea74f69620b2d6d83a69769868d56607fe1ff8458661883'),
	(6, '<unknown>', NULL, 'ben', '<unknown>', '<unknown>', '2027-01-04 09:00:03.770002+00', NULL, 'd6c04e42ced365203a2971a031807dcf91fa3053058e654578288a08b7f77114'),
	(7, '<unknown>', NULL, 'mo', '<unknown>', '<unknown>', '2027-01-04 09:00:03.816437+00', NULL, 'aec5f87a05b8bbc310cf440e4deccfa081c28ee6e27a4d434755e4423d40f9fd'),
	(8, '<unknown>', NULL, 'helen', '<unknown>', '<unknown>', '2027-01-04 09:00:03.864024+00', NULL, '702fa863262ed1b51041f858083317403fff5c31e8da890de6b73b94e44a73ef');
INSERT INTO public.common_ledgerentry VALUES
	(1, '2026-11-25 21:41:37.928002+00', NULL, 'Operator of this installation', 'operator', 'account.made', NULL, 'user', 1, '', '{}', '{"role": "practitioner"}'),
	(2, '2026-11-25 21:41:37.93382+00', NULL, 'Operator of this installation', 'operator', 'account.made', NULL, 'user', 2, '', '{}', '{"role": "practitioner"}'),
	(3, '2026-11-25 21:41:38.337411+00', NULL, 'Operator of this installation', 'operator', 'places.loaded', NULL, '', NULL, '', '{}', '{"pools": 2, "invented": true}'),
	(4, '2026-11-25 21:41:38.486825+00', NULL, 'Operator of this installation', 'operator', 'caseload.line-taken', 1, 'source line', 1, '', '{}', '{"line": 1, "source": "test", "fingerprint": "bad012a685c4a618d4449c288384d0c83b9743150021fdcabb7044cfce309181"}'),
	(5, '2026-11-25 21:41:38.540083+00', 1, 'Amara', 'practitioner', 'step.held', 1, 'step', 4, '', '{}', '{"kind": "hold", "step": 4, "reason": "unwilling", "decision": 1}'),
	(6, '2026-11-25 21:41:38.565804+00', 1, 'Amara', 'practitioner', 'step.stable-enough', 1, 'step', 1, '', '{}', '{"kind": "stable_enough", "step": 1, "reason": "", "decision": 2}'),
	(7, '2026-11-25 21:41:38.600369+00', 1, 'Amara', 'practitioner', 'step.worked', 1, 'step', 9, '', '{}', '{"on": "2027-01-04", "work": 1}'),
	(8, '2026-11-25 21:41:38.630503+00', 1, 'Amara', 'practitioner', 'step.worked', 1, 'step', 9, '', '{}', '{"on": "2027-01-04", "work": 2}'),
	(9, '2026-11-25 21:41:38.656627+00', 1, 'Amara', 'practitioner', 'step.finished', 1, 'step', 5, '', '{"state": "started"}', '{"on": "2027-01-04", "fact": 5, "reason": ""}'),
	(10, '2026-11-25 21:41:38.682706+00', 1, 'Amara', 'practitioner', 'step.not-delivered', 1, 'step', 9, '', '{"state": "started"}', '{"on": "2027-01-04", "fact": 6, "reason": "unwilling"}'),
	(11, '2026-11-25 21:41:38.703369+00', 1, 'Amara', 'practitioner', 'step.reason-answered', 1, 'step', 9, '', '{}', '{"agrees": "disagrees", "answer": 1}'),
	(12, '2026-11-25 21:41:38.741858+00', 1, 'Amara', 'practitioner', 'step.consolidated', 1, 'step', 10, '', '{}', '{"look_back_on": "2027-01-11", "consolidation": 1}'),
	(13, '2026-11-25 21:41:38.771259+00', 1, 'Amara', 'practitioner', 'step.consolidated', 1, 'step', 5, '', '{}', '{"look_back_on": "2027-01-11", "consolidation": 2}'),
	(14, '2026-11-25 21:41:38.806329+00', NULL, 'Operator of this installation', 'operator', 'goal.achieved', 1, 'goal', 3, '', '{"state": "active"}', '{"state": "achieved", "goal_decision": 1}'),
	(15, '2026-11-25 21:41:38.824658+00', 1, 'Amara', 'practitioner', 'plan.preference-recorded', 1, 'preference', 2, '', '{"steps": [2, 3]}', '{"steps": [3, 2]}'),
	(16, '2026-11-25 21:41:38.860657+00', 1, 'Amara', 'practitioner', 'plan.agreement-recorded', 1, 'agreement', 2, '', '{"state": "agreed"}', '{"on": "2027-01-04", "state": "agreed", "agreement": 2}'),
	(17, '2026-11-25 21:41:38.892725+00', 1, 'Amara', 'practitioner', 'plan.reviewed', 1, 'review', 1, '', '{}', '{"on": "2027-01-04", "review": 1, "decided": "keep"}'),
	(18, '2026-11-25 21:41:39.61178+00', 1, 'Amara', 'practitioner', 'order.published', 1, 'order', 1, '', '{}', '{"pack": "england_wales cbea207b1d66", "plan": 1, "order": 1}'),
	(19, '2026-11-25 21:41:39.67181+00', NULL, 'Operator of this installation', 'operator', 'caseload.line-taken', 1, 'source line', 2, '', '{"fingerprint": "bad012a685c4a618d4449c288384d0c83b9743150021fdcabb7044cfce309181"}', '{"line": 1, "source": "test", "fingerprint": "ddb48b16d95d00bf85e53a8ab166b0bf8daa19117341d8beea4fe29fd1914686"}'),
	(20, '2026-11-25 21:41:39.680502+00', NULL, 'Operator of this installation', 'operator', 'caseload.plan-differs', 1, 'incoming plan', 1, '', '{}', '{"line": 1, "source": "test"}'),
	(21, '2026-11-25 21:41:39.723446+00', NULL, 'Operator of this installation', 'operator', 'account.made', NULL, 'user', 3, '', '{}', '{"role": "manager"}'),
	(22, '2026-11-25 21:41:39.730172+00', NULL, 'Operator of this installation', 'operator', 'account.made', NULL, 'user', 4, '', '{}', '{"role": "practitioner"}'),
	(23, '2026-11-25 21:41:40.015214+00', NULL, 'Operator of this installation', 'operator', 'caseload.line-taken', 2, 'source line', 3, '', '{}', '{"line": 1, "source": "test", "fingerprint": "c0a04ece19d0eb988c70f924296aed468df76a02676b9edc3b2a90474253b3cf"}'),
	(24, '2026-11-25 21:41:40.015214+00', NULL, 'Operator of this installation', 'operator', 'caseload.line-taken', 3, 'source line', 4, '', '{}', '{"line": 2, "source": "test", "fingerprint": "0878f2543b80464b26445d3b33b11f0eff8abd4ca7498237d846de910e5bbf27"}'),
	(25, '2026-11-25 21:41:40.015214+00', NULL, 'Operator of this installation', 'operator', 'caseload.line-taken', 4, 'source line', 5, '', '{}', '{"line": 3, "source": "test", "fingerprint": "a4bd3e549c667c4502a4aa7e1a102633803f414e750d614005320e4ca1c9e028"}'),
	(26, '2026-11-25 21:41:40.038985+00', NULL, 'Operator of this installation', 'operator', 'account.made', NULL, 'user', 5, '', '{}', '{"role": "manager"}'),
	(27, '2026-11-25 21:41:40.068796+00', NULL, 'Operator of this installation', 'operator', 'step.worked', 2, 'step', 15, '', '{}', '{"on": "2027-01-04", "work": 3}'),
	(28, '2026-11-25 21:41:40.08629+00', NULL, 'Operator of this installation', 'operator', 'step.consolidated', 2, 'step', 17, '', '{}', '{"look_back_on": "2027-01-11", "consolidation": 3}'),
	(29, '2026-11-25 21:41:40.09539+00', 5, 'Helen', 'manager', 'case.covered', 2, 'access', 5, '', '{}', '{"cover": "duty", "access": 5}'),
	(30, '2026-11-25 21:41:40.123302+00', 4, 'Ben Carter', 'practitioner', 'early-end.decided', 2, 'early_end', 1, '', '{}', '{"answers": {"objectives_met": "met", "no_court_review": "met", "no_more_objectives": "met", "no_further_instructions": "met"}, "ends_on": "2027-01-18", "sentence": 4, "early_end": 1}'),
	(31, '2026-11-25 21:41:40.153507+00', 4, 'Ben Carter', 'practitioner', 'early-end.decided', 2, 'early_end', 2, '', '{}', '{"answers": {"objectives_met": "met", "no_court_review": "met", "no_more_objectives": "met", "no_further_instructions": "met"}, "ends_on": "2027-01-18", "sentence": 5, "early_end": 2}'),
	(32, '2026-11-25 21:41:40.187079+00', 5, 'Helen', 'manager', 'early-end.confirmed', 2, 'early_end', 3, '', '{"early_end": 2}', '{"ends_on": "2027-01-18", "sentence": 5, "early_end": 3}'),
	(33, '2026-11-25 21:41:40.212675+00', NULL, 'Operator of this installation', 'operator', 'step.worked', 3, 'step', 21, '', '{}', '{"on": "2027-01-04", "work": 4}'),
	(34, '2026-11-25 21:41:40.230803+00', NULL, 'Operator of this installation', 'operator', 'step.consolidated', 3, 'step', 23, '', '{}', '{"look_back_on": "2027-01-11", "consolidation": 4}'),
	(35, '2026-11-25 21:41:40.239857+00', 5, 'Helen', 'manager', 'case.covered', 3, 'access', 6, '', '{}', '{"cover": "duty", "access": 6}'),
	(36, '2026-11-25 21:41:40.268134+00', 4, 'Ben Carter', 'practitioner', 'early-end.decided', 3, 'early_end', 4, '', '{}', '{"answers": {"objectives_met": "met", "no_court_review": "met", "no_more_objectives": "met", "no_further_instructions": "met"}, "ends_on": "2027-01-18", "sentence": 8, "early_end": 4}'),
	(37, '2026-11-25 21:41:40.298523+00', 4, 'Ben Carter', 'practitioner', 'early-end.decided', 3, 'early_end', 5, '', '{}', '{"answers": {"objectives_met": "met", "no_court_review": "met", "no_more_objectives": "met", "no_further_instructions": "met"}, "ends_on": "2027-01-18", "sentence": 9, "early_end": 5}'),
	(38, '2026-11-25 21:41:40.327525+00', 5, 'Helen', 'manager', 'early-end.confirmed', 3, 'early_end', 6, '', '{"early_end": 5}', '{"ends_on": "2027-01-18", "sentence": 9, "early_end": 6}'),
	(39, '2026-11-25 21:41:40.352237+00', NULL, 'Operator of this installation', 'operator', 'step.worked', 4, 'step', 27, '', '{}', '{"on": "2027-01-04", "work": 5}'),
	(40, '2026-11-25 21:41:40.37159+00', NULL, 'Operator of this installation', 'operator', 'step.consolidated', 4, 'step', 29, '', '{}', '{"look_back_on": "2027-01-11", "consolidation": 5}'),
	(41, '2026-11-25 21:41:40.382359+00', 5, 'Helen', 'manager', 'case.covered', 4, 'access', 7, '', '{}', '{"cover": "duty", "access": 7}'),
	(42, '2026-11-25 21:41:40.416737+00', 4, 'Ben Carter', 'practitioner', 'early-end.decided', 4, 'early_end', 7, '', '{}', '{"answers": {"objectives_met": "met", "no_court_review": "met", "no_more_objectives": "met", "no_further_instructions": "met"}, "ends_on": "2027-01-18", "sentence": 12, "early_end": 7}'),
	(43, '2026-11-25 21:41:40.452227+00', 4, 'Ben Carter', 'practitioner', 'early-end.decided', 4, 'early_end', 8, '', '{}', '{"answers": {"objectives_met": "met", "no_court_review": "met", "no_more_objectives": "met", "no_further_instructions": "met"}, "ends_on": "2027-01-18", "sentence": 13, "early_end": 8}'),
	(44, '2026-11-25 21:41:40.485148+00', 5, 'Helen', 'manager', 'early-end.confirmed', 4, 'early_end', 9, '', '{"early_end": 8}', '{"ends_on": "2027-01-18", "sentence": 13, "early_end": 9}'),
	(45, '2026-11-25 21:41:40.574917+00', NULL, 'Operator of this installation', 'operator', 'caseload.line-taken', 2, 'source line', 6, '', '{"fingerprint": "c0a04ece19d0eb988c70f924296aed468df76a02676b9edc3b2a90474253b3cf"}', '{"line": 1, "source": "test", "fingerprint": "926472d79c6af41d98264f00cd2c191fc9652bacc62d422c7c86d38a64fb20a8"}'),
	(46, '2026-11-25 21:41:40.574917+00', NULL, 'Operator of this installation', 'operator', 'caseload.line-taken', 3, 'source line', 7, '', '{"fingerprint": "0878f2543b80464b26445d3b33b11f0eff8abd4ca7498237d846de910e5bbf27"}', '{"line": 2, "source": "test", "fingerprint": "fa3c48f5f84bf8c0e7dace3e8471f7506360965d002ec6783816fce31fe29a39"}'),
	(47, '2026-11-25 21:41:40.574917+00', NULL, 'Operator of this installation', 'operator', 'caseload.line-taken', 4, 'source line', 8, '', '{"fingerprint": "a4bd3e549c667c4502a4aa7e1a102633803f414e750d614005320e4ca1c9e028"}', '{"line": 3, "source": "test", "fingerprint": "b0fe3cb1d481d37b4a5caed47889b51831c93441e5a19d7cf26c62b0dd1efb93"}'),
	(48, '2026-11-25 21:41:40.61736+00', NULL, 'Operator of this installation', 'operator', 'order.published', 2, 'order', 2, '', '{}', '{"pack": "england_wales cbea207b1d66", "plan": 2, "order": 1}'),
	(49, '2026-11-25 21:41:40.641019+00', NULL, 'Operator of this installation', 'operator', 'step.held', 2, 'step', 12, '', '{}', '{"kind": "hold", "step": 12, "reason": "waiting_list", "decision": 3}'),
	(50, '2026-11-25 21:41:40.672205+00', NULL, 'Operator of this installation', 'operator', 'order.published', 3, 'order', 3, '', '{}', '{"pack": "england_wales cbea207b1d66", "plan": 3, "order": 1}'),
	(51, '2026-11-25 21:41:40.697061+00', NULL, 'Operator of this installation', 'operator', 'step.held', 3, 'step', 18, '', '{}', '{"kind": "hold", "step": 18, "reason": "waiting_list", "decision": 4}'),
	(52, '2026-11-25 21:41:40.726394+00', NULL, 'Operator of this installation', 'operator', 'order.published', 4, 'order', 4, '', '{}', '{"pack": "england_wales cbea207b1d66", "plan": 4, "order": 1}'),
	(53, '2026-11-25 21:41:40.746907+00', NULL, 'Operator of this installation', 'operator', 'step.held', 4, 'step', 24, '', '{}', '{"kind": "hold", "step": 24, "reason": "waiting_list", "decision": 5}'),
	(54, '2026-11-25 21:41:40.81438+00', NULL, 'Operator of this installation', 'operator', 'caseload.line-taken', 2, 'source line', 9, '', '{"fingerprint": "926472d79c6af41d98264f00cd2c191fc9652bacc62d422c7c86d38a64fb20a8"}', '{"line": 1, "source": "test", "fingerprint": "1813f05f8879ccfa397ae5ce8e62a0721b7f3692e525361a39f12745af03b783"}'),
	(55, '2026-11-25 21:41:40.81438+00', NULL, 'Operator of this installation', 'operator', 'caseload.line-taken', 3, 'source line', 10, '', '{"fingerprint": "fa3c48f5f84bf8c0e7dace3e8471f7506360965d002ec6783816fce31fe29a39"}', '{"line": 2, "source": "test", "fingerprint": "8aa30578e179be73a254b72ff2606d8c393ab26f30807c2a71f4a4155fc85866"}'),
	(56, '2026-11-25 21:41:40.81438+00', NULL, 'Operator of this installation', 'operator', 'caseload.line-taken', 4, 'source line', 11, '', '{"fingerprint": "b0fe3cb1d481d37b4a5caed47889b51831c93441e5a19d7cf26c62b0dd1efb93"}', '{"line": 3, "source": "test", "fingerprint": "344455d67287b981ae33bd6347daaf6bb0c03b0225237794f5d9e76ec3031faa"}'),
	(57, '2026-11-25 21:41:40.826984+00', NULL, 'Operator of this installation', 'operator', 'caseload.plan-differs', 2, 'incoming plan', 2, '', '{}', '{"line": 1, "source": "test"}'),
	(58, '2026-11-25 21:41:40.826984+00', NULL, 'Operator of this installation', 'operator', 'caseload.plan-differs', 3, 'incoming plan', 3, '', '{}', '{"line": 2, "source": "test"}'),
	(59, '2026-11-25 21:41:40.826984+00', NULL, 'Operator of this installation', 'operator', 'caseload.plan-differs', 4, 'incoming plan', 4, '', '{}', '{"line": 3, "source": "test"}'),
	(60, '2026-11-25 21:41:41.492317+00', 1, 'Amara', 'practitioner', 'case.read', 2, '', NULL, '', '{}', '{}'),
	(61, '2026-11-25 21:41:41.586224+00', 1, 'Amara', 'practitioner', 'case.read', 3, '', NULL, '', '{}', '{}'),
	(62, '2026-11-26 00:04:29.200844+00', 4, 'Ben Carter', 'practitioner', 'early-end.told', 2, 'early_end', 10, '', '{"early_end": 3}', '{"ends_on": "2027-01-18", "told_on": "2027-01-04", "sentence": 5, "early_end": 10}'),
	(63, '2026-11-26 00:04:29.345894+00', 4, 'Ben Carter', 'practitioner', 'early-end.decided', 2, 'early_end', 11, '', '{}', '{"answers": {"objectives_met": "met", "no_court_review": "met", "no_more_objectives": "met", "no_further_instructions": "met"}, "ends_on": "2027-02-01", "sentence": 3, "early_end": 11}'),
	(64, '2026-11-26 00:04:29.362613+00', 5, 'Helen', 'manager', 'early-end.confirmed', 2, 'early_end', 12, '', '{"early_end": 11}', '{"ends_on": "2027-02-01", "sentence": 3, "early_end": 12}'),
	(65, '2026-11-26 00:04:29.385498+00', 5, 'Helen', 'manager', 'early-end.withdrawn', 2, 'early_end', 13, '', '{"early_end": 12}', '{"ends_on": "2027-02-01", "sentence": 3, "early_end": 13}'),
	(66, '2026-11-26 00:04:29.399198+00', 4, 'Ben Carter', 'practitioner', 'early-end.withdrawn', 2, 'early_end', 14, '', '{"early_end": 1}', '{"ends_on": "2027-01-18", "sentence": 4, "early_end": 14}'),
	(67, '2026-11-26 00:04:29.424018+00', 4, 'Ben Carter', 'practitioner', 'early-end.decided', 2, 'early_end', 15, '', '{"early_end": 14}', '{"answers": {"objectives_met": "met", "no_court_review": "met", "no_more_objectives": "met", "no_further_instructions": "met"}, "ends_on": "2027-02-01", "sentence": 4, "early_end": 15}'),
	(68, '2026-11-26 00:04:29.444092+00', 5, 'Helen', 'manager', 'early-end.confirmed', 2, 'early_end', 16, '', '{"early_end": 15}', '{"ends_on": "2027-02-01", "sentence": 4, "early_end": 16}'),
	(69, '2026-11-26 00:04:29.480419+00', 4, 'Ben Carter', 'practitioner', 'early-end.told', 2, 'early_end', 17, '', '{"early_end": 16}', '{"ends_on": "2027-02-01", "told_on": "2027-01-04", "sentence": 4, "early_end": 17}'),
	(70, '2026-11-26 00:04:29.508162+00', 4, 'Ben Carter', 'practitioner', 'early-end.withdrawn', 2, 'early_end', 18, '', '{"early_end": 17}', '{"ends_on": "2027-02-01", "sentence": 4, "early_end": 18}'),
	(71, '2026-11-26 00:04:29.533944+00', 4, 'Ben Carter', 'practitioner', 'early-end.decided', 2, 'early_end', 19, '', '{"early_end": 18}', '{"answers": {"objectives_met": "met", "no_court_review": "met", "no_more_objectives": "met", "no_further_instructions": "met"}, "ends_on": "2027-02-01", "sentence": 4, "early_end": 19}');
INSERT INTO public.django_content_type VALUES
	(1, 'auth', 'permission'),
	(2, 'auth', 'group'),
	(3, 'contenttypes', 'contenttype'),
	(4, 'sessions', 'session'),
	(5, 'axes', 'accessattempt'),
	(6, 'axes', 'accesslog'),
	(7, 'axes', 'accessfailurelog'),
	(8, 'axes', 'accessattemptexpiration'),
	(9, 'procrastinate', 'procrastinateevent'),
	(10, 'procrastinate', 'procrastinatejob'),
	(11, 'procrastinate', 'procrastinateperiodicdefer'),
	(12, 'procrastinate', 'procrastinateworker'),
	(13, 'common', 'ledgerentry'),
	(14, 'organisations', 'provider'),
	(15, 'organisations', 'region'),
	(16, 'organisations', 'policearea'),
	(17, 'organisations', 'office'),
	(18, 'organisations', 'deliveryunit'),
	(19, 'accounts', 'user'),
	(20, 'people', 'person'),
	(21, 'people', 'case'),
	(22, 'people', 'assessment'),
	(23, 'people', 'allocation'),
	(24, 'people', 'caseaccess'),
	(25, 'people', 'circumstance'),
	(26, 'people', 'need'),
	(27, 'people', 'accesslimit'),
	(28, 'people', 'register'),
	(29, 'people', 'searchtoken'),
	(30, 'people', 'sentence'),
	(31, 'people', 'requirement'),
	(32, 'people', 'strength'),
	(33, 'services', 'service'),
	(34, 'services', 'pool'),
	(35, 'services', 'notavailable'),
	(36, 'services', 'group'),
	(37, 'plans', 'plan'),
	(38, 'plans', 'goal'),
	(39, 'plans', 'agreement'),
	(40, 'plans', 'plansnapshot'),
	(41, 'plans', 'preference'),
	(42, 'plans', 'step'),
	(43, 'plans', 'stepdecision'),
	(44, 'plans', 'stepfact'),
	(45, 'plans', 'incomingplan'),
	(46, 'plans', 'goaldecision'),
	(47, 'plans', 'planreview'),
	(48, 'plans', 'workrecord'),
	(49, 'plans', 'earlyend'),
	(50, 'plans', 'consolidation'),
	(51, 'plans', 'reasonanswer'),
	(52, 'sequencing', 'publishedorder'),
	(53, 'sequencing', 'orderedstep'),
	(54, 'interchange', 'sourceline');
INSERT INTO public.django_migrations VALUES
	(1, 'organisations', '0001_initial', '2026-11-25 21:41:32.768756+00'),
	(2, 'contenttypes', '0001_initial', '2026-11-25 21:41:32.78879+00'),
	(3, 'contenttypes', '0002_remove_content_type_name', '2026-11-25 21:41:32.805017+00'),
	(4, 'auth', '0001_initial', '2026-11-25 21:41:32.866413+00'),
	(5, 'auth', '0002_alter_permission_name_max_length', '2026-11-25 21:41:32.873543+00'),
	(6, 'auth', '0003_alter_user_email_max_length', '2026-11-25 21:41:32.878704+00'),
	(7, 'auth', '0004_alter_user_username_opts', '2026-11-25 21:41:32.891618+00'),
	(8, 'auth', '0005_alter_user_last_login_null', '2026-11-25 21:41:32.895464+00'),
	(9, 'auth', '0006_require_contenttypes_0002', '2026-11-25 21:41:32.899823+00'),
	(10, 'auth', '0007_alter_validators_add_error_messages', '2026-11-25 21:41:32.903567+00'),
	(11, 'auth', '0008_alter_user_username_max_length', '2026-11-25 21:41:32.911759+00'),
	(12, 'auth', '0009_alter_user_last_name_max_length', '2026-11-25 21:41:32.925197+00'),
	(13, 'auth', '0010_alter_group_name_max_length', '2026-11-25 21:41:32.934263+00'),
	(14, 'auth', '0011_update_proxy_permissions', '2026-11-25 21:41:32.938791+00'),
	(15, 'auth', '0012_alter_user_first_name_max_length', '2026-11-25 21:41:32.946633+00'),
	(16, 'accounts', '0001_initial', '2026-11-25 21:41:33.063432+00'),
	(17, 'axes', '0001_initial', '2026-11-25 21:41:33.089198+00'),
	(18, 'axes', '0002_auto_20151217_2044', '2026-11-25 21:41:33.15379+00'),
	(19, 'axes', '0003_auto_20160322_0929', '2026-11-25 21:41:33.179454+00'),
	(20, 'axes', '0004_auto_20181024_1538', '2026-11-25 21:41:33.207532+00'),
	(21, 'axes', '0005_remove_accessattempt_trusted', '2026-11-25 21:41:33.211693+00'),
	(22, 'axes', '0006_remove_accesslog_trusted', '2026-11-25 21:41:33.214839+00'),
	(23, 'axes', '0007_alter_accessattempt_unique_together', '2026-11-25 21:41:33.232917+00'),
	(24, 'axes', '0008_accessfailurelog', '2026-11-25 21:41:33.252114+00'),
	(25, 'axes', '0009_add_session_hash', '2026-11-25 21:41:33.255773+00'),
	(26, 'axes', '0010_accessattemptexpiration', '2026-11-25 21:41:33.263012+00'),
	(27, 'common', '0001_initial', '2026-11-25 21:41:33.274708+00'),
	(28, 'common', '0002_triggers', '2026-11-25 21:41:33.277833+00'),
	(29, 'people', '0001_initial', '2026-11-25 21:41:34.14992+00'),
	(30, 'interchange', '0001_initial', '2026-11-25 21:41:34.212585+00'),
	(31, 'interchange', '0002_triggers', '2026-11-25 21:41:34.218397+00'),
	(32, 'people', '0002_triggers', '2026-11-25 21:41:34.22362+00'),
	(33, 'people', '0003_what_is_said_here', '2026-11-25 21:41:34.313911+00'),
	(34, 'people', '0004_why_somebody_covers', '2026-11-25 21:41:34.377149+00'),
	(35, 'plans', '0001_initial', '2026-11-25 21:41:35.290431+00'),
	(36, 'plans', '0002_triggers', '2026-11-25 21:41:35.29597+00'),
	(37, 'plans', '0003_what_lists_filter_by', '2026-11-25 21:41:35.352936+00'),
	(38, 'plans', '0004_making_and_working', '2026-11-25 21:41:35.804608+00'),
	(39, 'plans', '0005_early_end', '2026-11-25 21:41:35.90091+00'),
	(40, 'plans', '0006_looking_back_and_telling', '2026-11-25 21:41:36.745229+00'),
	(41, 'procrastinate', '0001_initial', '2026-11-25 21:41:36.788965+00'),
	(42, 'procrastinate', '0002_drop_started_at_column', '2026-11-25 21:41:36.796614+00'),
	(43, 'procrastinate', '0003_drop_started_at_column', '2026-11-25 21:41:36.798439+00'),
	(44, 'procrastinate', '0004_drop_procrastinate_version_table', '2026-11-25 21:41:36.805235+00'),
	(45, 'procrastinate', '0005_fix_procrastinate_fetch_job', '2026-11-25 21:41:36.807305+00'),
	(46, 'procrastinate', '0006_fix_trigger_status_events_insert', '2026-11-25 21:41:36.808912+00'),
	(47, 'procrastinate', '0007_add_queueing_lock_column', '2026-11-25 21:41:36.811404+00'),
	(48, 'procrastinate', '0008_close_fetch_job_race_condition', '2026-11-25 21:41:36.819855+00'),
	(49, 'procrastinate', '0009_add_defer_job_function', '2026-11-25 21:41:36.824982+00'),
	(50, 'procrastinate', '0010_add_procrastinate_periodic_defers', '2026-11-25 21:41:36.838936+00'),
	(51, 'procrastinate', '0011_add_foreign_key_index', '2026-11-25 21:41:36.84865+00'),
	(52, 'procrastinate', '0012_add_locks_to_periodic_defer', '2026-11-25 21:41:36.852311+00'),
	(53, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', '2026-11-25 21:41:36.858269+00'),
	(54, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', '2026-11-25 21:41:36.861668+00'),
	(55, 'procrastinate', '0015_add_trigger_on_job_deletion', '2026-11-25 21:41:36.870517+00'),
	(56, 'procrastinate', '0016_delete_finished_jobs', '2026-11-25 21:41:36.876965+00'),
	(57, 'procrastinate', '0017_add_checks_to_finish_job', '2026-11-25 21:41:36.878729+00'),
	(58, 'procrastinate', '0018_add_checks_to_retry_job', '2026-11-25 21:41:36.879961+00'),
	(59, 'procrastinate', '0019_fix_finish_job_compat_issue', '2026-11-25 21:41:36.884228+00'),
	(60, 'procrastinate', '0020_add_index_on_procrastinate_jobs', '2026-11-25 21:41:36.889658+00'),
	(61, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', '2026-11-25 21:41:36.895023+00'),
	(62, 'procrastinate', '0022_null_locks_excluded', '2026-11-25 21:41:36.903819+00'),
	(63, 'procrastinate', '0023_remove_old_finish_job_function', '2026-11-25 21:41:36.906999+00'),
	(64, 'procrastinate', '0024_job_id_bigint', '2026-11-25 21:41:36.91956+00'),
	(65, 'procrastinate', '0025_add_models', '2026-11-25 21:41:36.927721+00'),
	(66, 'procrastinate', '0026_add_job_priority', '2026-11-25 21:41:36.937904+00'),
	(67, 'procrastinate', '0027_add_periodic_job_priority', '2026-11-25 21:41:36.941831+00'),
	(68, 'procrastinate', '0028_add_cancel_states', '2026-11-25 21:41:36.94789+00'),
	(69, 'procrastinate', '0029_add_additional_params_to_retry_job', '2026-11-25 21:41:36.95342+00'),
	(70, 'procrastinate', '0030_alter_procrastinateevent_options', '2026-11-25 21:41:36.955267+00'),
	(71, 'procrastinate', '0031_add_indexes_for_fetch_job', '2026-11-25 21:41:36.962915+00'),
	(72, 'procrastinate', '0032_pre_cancel_notification', '2026-11-25 21:41:36.972305+00'),
	(73, 'procrastinate', '0033_post_cancel_notification', '2026-11-25 21:41:37.006696+00'),
	(74, 'procrastinate', '0034_pre_add_heartbeat', '2026-11-25 21:41:37.027547+00'),
	(75, 'procrastinate', '0035_post_add_heartbeat', '2026-11-25 21:41:37.034238+00'),
	(76, 'procrastinate', '0036_add_worker_model', '2026-11-25 21:41:37.040265+00'),
	(77, 'procrastinate', '0037_pre_batch_defer_jobs', '2026-11-25 21:41:37.046993+00'),
	(78, 'procrastinate', '0038_post_batch_defer_jobs', '2026-11-25 21:41:37.050827+00'),
	(79, 'procrastinate', '0039_pre_priority_lock_fetch_job', '2026-11-25 21:41:37.057245+00'),
	(80, 'procrastinate', '0040_pre_retry_failed_job', '2026-11-25 21:41:37.059127+00'),
	(81, 'procrastinate', '0041_post_retry_failed_job', '2026-11-25 21:41:37.065202+00'),
	(82, 'sequencing', '0001_initial', '2026-11-25 21:41:37.326544+00'),
	(83, 'sequencing', '0002_triggers', '2026-11-25 21:41:37.328054+00'),
	(84, 'sequencing', '0003_what_was_published_stays', '2026-11-25 21:41:37.336934+00'),
	(85, 'sequencing', '0004_the_day_to_refer_by', '2026-11-25 21:41:37.359981+00'),
	(86, 'services', '0001_initial', '2026-11-25 21:41:37.686597+00'),
	(87, 'services', '0002_triggers', '2026-11-25 21:41:37.689994+00'),
	(88, 'sessions', '0001_initial', '2026-11-25 21:41:37.70882+00');
INSERT INTO public.interchange_sourceline VALUES
	(1, 'test', 'X000001', 'bad012a685c4a618d4449c288384d0c83b9743150021fdcabb7044cfce309181', '{"crn": "X000001", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Amara", "since": "2026-10-05", "username": "amara"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "Meet the housing adviser", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "I have a settled place to live", "words": "I want my own door."}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "Practise problem solving with Amara", "actor": "practitioner", "route": "probation_staff", "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "Take part in Building Choices", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}, {"ref": "T4", "text": "Step T4", "actor": "practitioner", "route": "probation_staff"}, {"ref": "T5", "text": "Step T5", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T7", "text": "Keep away from the school", "actor": "practitioner", "route": "probation_staff", "protects_others": true}, {"ref": "T8", "text": "Step T8", "actor": "practitioner", "route": "probation_staff", "intervention": "victim_awareness_one_to_one"}, {"ref": "T9", "text": "Step T9", "actor": "practitioner", "route": "probation_staff", "requirement": "R3"}, {"ref": "T10", "text": "Step T10", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}], "title": "I stop and think before I act"}, {"ref": "G3", "area": "finance", "when": "now", "steps": [{"ref": "T6", "text": "Step T6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01", "finished_on": "2026-12-15"}}], "title": "I pay my way"}, {"ref": "G4", "area": "drugs", "when": "later", "state": "removed", "title": "Out"}, {"ref": "G5", "area": "relationships", "when": "now", "steps": [{"ref": "T11", "text": "Step T11", "actor": "practitioner", "route": "probation_staff", "intervention": "safety_planning"}], "title": "They are safe"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "I want my own place."}, "preference": {"on": "2026-10-20", "steps": ["T2", "T3"], "words": "The old wish."}}, "access": {"excluded": ["mallory"]}, "person": {"sex": "male", "last_name": "Rivers", "first_name": "Sam", "date_of_birth": "1990-05-17", "preferred_name": "Sammy"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "Burglary", "starts_on": "2026-10-05", "regime_why": "None", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}, {"ref": "R3", "kind": "exclusion"}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "It is hard.", "severity": "high", "immediacy": "immediate", "linked_to_harm": true}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "harm_to": ["children", "known_adult"], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2027-02-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "A supportive sister", "words": "She is there for me."}], "likelihood": "very_high", "serious_harm": "high", "circumstances": [{"code": "long_journey", "note": "Two buses"}], "risk_to_staff": true, "victim_contact": "yes"}}', 1, '2027-01-04 09:00:00.561405+00', '2027-01-04 09:00:01.745969+00', 1),
	(2, 'test', 'X000001', 'ddb48b16d95d00bf85e53a8ab166b0bf8daa19117341d8beea4fe29fd1914686', '{"crn": "X000001", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Amara", "since": "2026-10-05", "username": "amara"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "Meet the housing adviser", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "I have a room", "words": "I want my own door."}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "Practise problem solving with Amara", "actor": "practitioner", "route": "probation_staff", "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "Take part in Building Choices", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}, {"ref": "T4", "text": "Step T4", "actor": "practitioner", "route": "probation_staff"}, {"ref": "T5", "text": "Step T5", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T7", "text": "Keep away from the school", "actor": "practitioner", "route": "probation_staff", "protects_others": true}, {"ref": "T8", "text": "Step T8", "actor": "practitioner", "route": "probation_staff", "intervention": "victim_awareness_one_to_one"}, {"ref": "T9", "text": "Step T9", "actor": "practitioner", "route": "probation_staff", "requirement": "R3"}, {"ref": "T10", "text": "Step T10", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}], "title": "I stop and think before I act"}, {"ref": "G3", "area": "finance", "when": "now", "steps": [{"ref": "T6", "text": "Step T6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01", "finished_on": "2026-12-15"}}], "title": "I pay my way"}, {"ref": "G4", "area": "drugs", "when": "later", "state": "removed", "title": "Out"}, {"ref": "G5", "area": "relationships", "when": "now", "steps": [{"ref": "T11", "text": "Step T11", "actor": "practitioner", "route": "probation_staff", "intervention": "safety_planning"}], "title": "They are safe"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "I want my own place."}, "preference": {"on": "2026-10-20", "steps": ["T2", "T3"], "words": "The old wish."}}, "access": {"excluded": ["mallory"]}, "person": {"sex": "male", "last_name": "Rivers", "first_name": "Sam", "date_of_birth": "1990-05-17", "preferred_name": "Sammy"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "Burglary", "starts_on": "2026-10-05", "regime_why": "None", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}, {"ref": "R3", "kind": "exclusion"}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "It is hard.", "severity": "high", "immediacy": "immediate", "linked_to_harm": true}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "harm_to": ["children", "known_adult"], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2027-02-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "A supportive sister", "words": "She is there for me."}], "likelihood": "very_high", "serious_harm": "high", "circumstances": [{"code": "long_journey", "note": "Two buses"}], "risk_to_staff": true, "victim_contact": "yes"}}', 1, '2027-01-04 09:00:01.747276+00', NULL, 1),
	(3, 'test', 'Q777771', 'c0a04ece19d0eb988c70f924296aed468df76a02676b9edc3b2a90474253b3cf', '{"crn": "Q777771", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqExcludedstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqExcludedgoalG1", "words": "ZqExcludedgoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqExcludedstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqExcludedstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqExcludedgoalG2", "words": "ZqExcludedgoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqExcludedstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqExcludedstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqExcludedstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqExcludedgoalG3", "words": "ZqExcludedgoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqExcludedgoalG4", "words": "ZqExcludedgoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqExcludedagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqExcludedwish"}}, "access": {}, "person": {"sex": "male", "last_name": "ZqExcludedlast", "first_name": "ZqExcludedfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqExcludedcalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqExcludedneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqExcludedstrength", "words": "ZqExcludedproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqExcludednote"}]}}', 1, '2027-01-04 09:00:02.086333+00', '2027-01-04 09:00:02.643079+00', 2),
	(4, 'test', 'Q777772', '0878f2543b80464b26445d3b33b11f0eff8abd4ca7498237d846de910e5bbf27', '{"crn": "Q777772", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqConfinedstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqConfinedgoalG1", "words": "ZqConfinedgoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqConfinedstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqConfinedstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqConfinedgoalG2", "words": "ZqConfinedgoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqConfinedstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqConfinedstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqConfinedstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqConfinedgoalG3", "words": "ZqConfinedgoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqConfinedgoalG4", "words": "ZqConfinedgoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqConfinedagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqConfinedwish"}}, "access": {}, "person": {"sex": "male", "last_name": "ZqConfinedlast", "first_name": "ZqConfinedfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqConfinedcalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqConfinedneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqConfinedstrength", "words": "ZqConfinedproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqConfinednote"}]}}', 2, '2027-01-04 09:00:02.086359+00', '2027-01-04 09:00:02.643079+00', 3),
	(5, 'test', 'Q777773', 'a4bd3e549c667c4502a4aa7e1a102633803f414e750d614005320e4ca1c9e028', '{"crn": "Q777773", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqUnprovenstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqUnprovengoalG1", "words": "ZqUnprovengoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqUnprovenstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqUnprovenstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqUnprovengoalG2", "words": "ZqUnprovengoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqUnprovenstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqUnprovenstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqUnprovenstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqUnprovengoalG3", "words": "ZqUnprovengoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqUnprovengoalG4", "words": "ZqUnprovengoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqUnprovenagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqUnprovenwish"}}, "access": {}, "person": {"sex": "male", "last_name": "ZqUnprovenlast", "first_name": "ZqUnprovenfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqUnprovencalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqUnprovenneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqUnprovenstrength", "words": "ZqUnprovenproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqUnprovennote"}]}}', 3, '2027-01-04 09:00:02.086375+00', '2027-01-04 09:00:02.643079+00', 4),
	(6, 'test', 'Q777771', '926472d79c6af41d98264f00cd2c191fc9652bacc62d422c7c86d38a64fb20a8', '{"crn": "Q777771", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqExcludedstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqExcludedgoalG1", "words": "ZqExcludedgoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqExcludedstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqExcludedstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqExcludedgoalG2", "words": "ZqExcludedgoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqExcludedstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqExcludedstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqExcludedstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqExcludedgoalG3", "words": "ZqExcludedgoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqExcludedgoalG4", "words": "ZqExcludedgoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqExcludedagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqExcludedwish"}}, "access": {"excluded": ["ben", "mo"]}, "person": {"sex": "male", "last_name": "ZqExcludedlast", "first_name": "ZqExcludedfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqExcludedcalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqExcludedneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqExcludedstrength", "words": "ZqExcludedproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqExcludednote"}]}}', 1, '2027-01-04 09:00:02.646791+00', '2027-01-04 09:00:02.883498+00', 2),
	(7, 'test', 'Q777772', 'fa3c48f5f84bf8c0e7dace3e8471f7506360965d002ec6783816fce31fe29a39', '{"crn": "Q777772", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqConfinedstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqConfinedgoalG1", "words": "ZqConfinedgoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqConfinedstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqConfinedstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqConfinedgoalG2", "words": "ZqConfinedgoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqConfinedstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqConfinedstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqConfinedstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqConfinedgoalG3", "words": "ZqConfinedgoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqConfinedgoalG4", "words": "ZqConfinedgoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqConfinedagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqConfinedwish"}}, "access": {"restricted_to": ["amara"]}, "person": {"sex": "male", "last_name": "ZqConfinedlast", "first_name": "ZqConfinedfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqConfinedcalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqConfinedneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqConfinedstrength", "words": "ZqConfinedproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqConfinednote"}]}}', 2, '2027-01-04 09:00:02.646818+00', '2027-01-04 09:00:02.883498+00', 3),
	(8, 'test', 'Q777773', 'b0fe3cb1d481d37b4a5caed47889b51831c93441e5a19d7cf26c62b0dd1efb93', '{"crn": "Q777773", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqUnprovenstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqUnprovengoalG1", "words": "ZqUnprovengoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqUnprovenstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqUnprovenstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqUnprovengoalG2", "words": "ZqUnprovengoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqUnprovenstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqUnprovenstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqUnprovenstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqUnprovengoalG3", "words": "ZqUnprovengoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqUnprovengoalG4", "words": "ZqUnprovengoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqUnprovenagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqUnprovenwish"}}, "access": {"known": false}, "person": {"sex": "male", "last_name": "ZqUnprovenlast", "first_name": "ZqUnprovenfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqUnprovencalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqUnprovenneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqUnprovenstrength", "words": "ZqUnprovenproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqUnprovennote"}]}}', 3, '2027-01-04 09:00:02.646832+00', '2027-01-04 09:00:02.883498+00', 4),
	(9, 'test', 'Q777771', '1813f05f8879ccfa397ae5ce8e62a0721b7f3692e525361a39f12745af03b783', '{"crn": "Q777771", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqExcludedstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqExcludedotherplan", "words": "ZqExcludedgoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqExcludedstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqExcludedstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqExcludedgoalG2", "words": "ZqExcludedgoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqExcludedstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqExcludedstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqExcludedstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqExcludedgoalG3", "words": "ZqExcludedgoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqExcludedgoalG4", "words": "ZqExcludedgoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqExcludedagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqExcludedwish"}}, "access": {"excluded": ["ben", "mo"]}, "person": {"sex": "male", "last_name": "ZqExcludedlast", "first_name": "ZqExcludedfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqExcludedcalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqExcludedneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqExcludedstrength", "words": "ZqExcludedproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqExcludednote"}]}}', 1, '2027-01-04 09:00:02.885241+00', NULL, 2),
	(10, 'test', 'Q777772', '8aa30578e179be73a254b72ff2606d8c393ab26f30807c2a71f4a4155fc85866', '{"crn": "Q777772", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqConfinedstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqConfinedotherplan", "words": "ZqConfinedgoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqConfinedstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqConfinedstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqConfinedgoalG2", "words": "ZqConfinedgoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqConfinedstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqConfinedstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqConfinedstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqConfinedgoalG3", "words": "ZqConfinedgoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqConfinedgoalG4", "words": "ZqConfinedgoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqConfinedagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqConfinedwish"}}, "access": {"restricted_to": ["amara"]}, "person": {"sex": "male", "last_name": "ZqConfinedlast", "first_name": "ZqConfinedfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqConfinedcalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqConfinedneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqConfinedstrength", "words": "ZqConfinedproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqConfinednote"}]}}', 2, '2027-01-04 09:00:02.885266+00', NULL, 3),
	(11, 'test', 'Q777773', '344455d67287b981ae33bd6347daaf6bb0c03b0225237794f5d9e76ec3031faa', '{"crn": "Q777773", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqUnprovenstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqUnprovenotherplan", "words": "ZqUnprovengoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqUnprovenstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqUnprovenstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqUnprovengoalG2", "words": "ZqUnprovengoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqUnprovenstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqUnprovenstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqUnprovenstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqUnprovengoalG3", "words": "ZqUnprovengoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqUnprovengoalG4", "words": "ZqUnprovengoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqUnprovenagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqUnprovenwish"}}, "access": {"known": false}, "person": {"sex": "male", "last_name": "ZqUnprovenlast", "first_name": "ZqUnprovenfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqUnprovencalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqUnprovenneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqUnprovenstrength", "words": "ZqUnprovenproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqUnprovennote"}]}}', 3, '2027-01-04 09:00:02.88528+00', NULL, 4);
INSERT INTO public.organisations_deliveryunit VALUES
	(1, 'U1', 'Northtown', NULL, 1);
INSERT INTO public.organisations_provider VALUES
	(1, 'P1', 'Northtown Help');
INSERT INTO public.organisations_region VALUES
	(1, 'R1', 'Region R1', '');
INSERT INTO public.people_accesslimit VALUES
	(1, 'exclusion', 'mallory', NULL, 1),
	(2, 'exclusion', 'ben', NULL, 2),
	(3, 'exclusion', 'mo', NULL, 2),
	(4, 'restriction', 'amara', NULL, 3);
INSERT INTO public.people_allocation VALUES
	(1, '2026-10-05', NULL, '', 1, 1),
	(2, '2026-10-05', NULL, '', 4, 2),
	(3, '2026-10-05', NULL, '', 4, 3),
	(4, '2026-10-05', NULL, '', 4, 4);
INSERT INTO public.people_assessment VALUES
	(1, '2026-10-12', 'very_high', 'high', '{children,known_adult}', true, 'yes', 'not_asked', 'e1ec134d744bdee311b3157cf09e020ce6916bb947e8daea4a83d00b9c56a2ff', NULL, 1, NULL),
	(2, '2026-10-12', 'medium', 'low', '{}', false, 'not_asked', 'not_asked', '3b2c69aa458cac5fd1f042701bac832e6e5ff0c61e9dca5fba50a8e1ee457713', NULL, 2, NULL),
	(3, '2026-10-12', 'medium', 'low', '{}', false, 'not_asked', 'not_asked', 'ee4d78ced5a3c26e596cc7391c4b5d3e01cad1c1d8834da378ac50922c83d661', NULL, 3, NULL),
	(4, '2026-10-12', 'medium', 'low', '{}', false, 'not_asked', 'not_asked', 'fcfe30d4c4c2b8f93c95dd9bd7886c2beab7539fe1fa0283dabd30c6c1886986', NULL, 4, NULL);
INSERT INTO public.people_case VALUES
	(1, '2026-10-05', NULL, false, NULL, 1, 1, 1, 1),
	(2, '2026-10-05', NULL, false, NULL, 1, 4, 1, 2),
	(3, '2026-10-05', NULL, false, NULL, 1, 4, 1, 3),
	(4, '2026-10-05', NULL, false, NULL, 1, 4, 1, 4);
INSERT INTO public.people_caseaccess VALUES
	(1, 'allocated', '2026-10-05', NULL, 1, NULL, 1, '', ''),
	(2, 'allocated', '2026-10-05', NULL, 2, NULL, 4, '', ''),
	(3, 'allocated', '2026-10-05', NULL, 3, NULL, 4, '', ''),
	(4, 'allocated', '2026-10-05', NULL, 4, NULL, 4, '', ''),
	(5, 'cover', '2027-01-04', '2027-01-04', 2, NULL, 5, 'duty', ''),
	(6, 'cover', '2027-01-04', '2027-01-04', 3, NULL, 5, 'duty', ''),
	(7, 'cover', '2027-01-04', '2027-01-04', 4, NULL, 5, 'duty', '');
INSERT INTO public.people_circumstance VALUES
	(1, 'long_journey', 'Two buses', 1, false),
	(2, 'cares_for_adult', 'ZqExcludednote', 2, false),
	(3, 'cares_for_adult', 'ZqConfinednote', 3, false),
	(4, 'cares_for_adult', 'ZqUnprovennote', 4, false);
INSERT INTO public.people_need VALUES
	(1, 'accommodation', 'immediate', 'high', true, 'It is hard.', 1, false),
	(2, 'thinking', 'soon', 'medium', false, '', 1, false),
	(3, 'accommodation', 'immediate', 'high', false, 'ZqExcludedneed', 2, false),
	(4, 'thinking', 'soon', 'medium', false, '', 2, false),
	(5, 'accommodation', 'immediate', 'high', false, 'ZqConfinedneed', 3, false),
	(6, 'thinking', 'soon', 'medium', false, '', 3, false),
	(7, 'accommodation', 'immediate', 'high', false, 'ZqUnprovenneed', 4, false),
	(8, 'thinking', 'soon', 'medium', false, '', 4, false);
INSERT INTO public.people_person VALUES
	(1, 'X000001', 'test', 'Sam', 'Rivers', 'Sammy', '1990-05-17', 'male', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', true, true),
	(2, 'Q777771', 'test', 'ZqExcludedfirst', 'ZqExcludedlast', 'ZqExcludedcalled', '1990-05-17', 'male', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', true, true),
	(3, 'Q777772', 'test', 'ZqConfinedfirst', 'ZqConfinedlast', 'ZqConfinedcalled', '1990-05-17', 'male', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', true, true),
	(4, 'Q777773', 'test', 'ZqUnprovenfirst', 'ZqUnprovenlast', 'ZqUnprovencalled', '1990-05-17', 'male', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked', false, true);
INSERT INTO public.people_register VALUES
	(1, 'rcpr', '2026-10-05', '2027-02-01', 1),
	(2, 'rcpr', '2026-10-05', '2026-12-01', 2),
	(3, 'rcpr', '2026-10-05', '2026-12-01', 3),
	(4, 'rcpr', '2026-10-05', '2026-12-01', 4);
INSERT INTO public.people_requirement VALUES
	(1, 'R1', 'rehabilitation_activity', 30, 0, NULL, 1),
	(2, 'R2', 'accredited_programme', NULL, 0, NULL, 1),
	(3, 'R3', 'exclusion', NULL, 0, NULL, 1),
	(4, 'R1', 'rehabilitation_activity', 30, 0, NULL, 2),
	(5, 'R2', 'accredited_programme', NULL, 0, NULL, 2),
	(6, 'DS2', 'unpaid_work', 60, 60, NULL, 3),
	(7, 'DS3', 'unpaid_work', 60, 60, NULL, 4),
	(8, 'DS4', 'unpaid_work', 60, 60, NULL, 5),
	(9, 'R1', 'rehabilitation_activity', 30, 0, NULL, 6),
	(10, 'R2', 'accredited_programme', NULL, 0, NULL, 6),
	(11, 'DS2', 'unpaid_work', 60, 60, NULL, 7),
	(12, 'DS3', 'unpaid_work', 60, 60, NULL, 8),
	(13, 'DS4', 'unpaid_work', 60, 60, NULL, 9),
	(14, 'R1', 'rehabilitation_activity', 30, 0, NULL, 10),
	(15, 'R2', 'accredited_programme', NULL, 0, NULL, 10),
	(16, 'DS2', 'unpaid_work', 60, 60, NULL, 11),
	(17, 'DS3', 'unpaid_work', 60, 60, NULL, 12),
	(18, 'DS4', 'unpaid_work', 60, 60, NULL, 13);
INSERT INTO public.people_searchtoken VALUES
	(1, 'rivers', 1),
	(2, 'x000001', 1),
	(3, 'sammy', 1),
	(4, 'sam', 1),
	(5, 'zqexcludedcalled', 2),
	(6, 'zqexcludedfirst', 2),
	(7, 'zqexcludedlast', 2),
	(8, 'q777771', 2),
	(9, 'zqconfinedcalled', 3),
	(10, 'q777772', 3),
	(11, 'zqconfinedlast', 3),
	(12, 'zqconfinedfirst', 3),
	(13, 'zqunprovenlast', 4),
	(14, 'q777773', 4),
	(15, 'zqunprovencalled', 4),
	(16, 'zqunprovenfirst', 4);
INSERT INTO public.people_sentence VALUES
	(1, 'S1', 'community_order', 'Burglary', '2026-10-05', '2027-10-04', 'active', 'None', 30, 0, NULL, 1),
	(2, 'S1', 'community_order', 'ZqExcludedoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 2),
	(3, 'S2', 'community_order', 'ZqExcludedoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 2),
	(4, 'S3', 'community_order', 'ZqExcludedoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 2),
	(5, 'S4', 'community_order', 'ZqExcludedoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 2),
	(6, 'S1', 'community_order', 'ZqConfinedoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 3),
	(7, 'S2', 'community_order', 'ZqConfinedoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 3),
	(8, 'S3', 'community_order', 'ZqConfinedoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 3),
	(9, 'S4', 'community_order', 'ZqConfinedoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 3),
	(10, 'S1', 'community_order', 'ZqUnprovenoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 4),
	(11, 'S2', 'community_order', 'ZqUnprovenoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 4),
	(12, 'S3', 'community_order', 'ZqUnprovenoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 4),
	(13, 'S4', 'community_order', 'ZqUnprovenoffence', '2026-10-05', '2027-10-04', 'active', '', 30, 0, NULL, 4);
INSERT INTO public.people_strength VALUES
	(1, 'ST1', 'relationships', 'A supportive sister', 'She is there for me.', 1, false),
	(2, 'ST1', 'relationships', 'ZqExcludedstrength', 'ZqExcludedproud', 2, false),
	(3, 'ST1', 'relationships', 'ZqConfinedstrength', 'ZqConfinedproud', 3, false),
	(4, 'ST1', 'relationships', 'ZqUnprovenstrength', 'ZqUnprovenproud', 4, false);
INSERT INTO public.plans_agreement VALUES
	(1, 'agreed', '2026-10-20', 'I want my own place.', '2027-01-04 09:00:00.918821+00', 1, ''),
	(2, 'agreed', '2027-01-04', 'It is mine.', NULL, 1, 'Sam and a sister'),
	(3, 'agreed', '2026-10-20', 'ZqExcludedagreement', NULL, 2, ''),
	(4, 'agreed', '2026-10-20', 'ZqConfinedagreement', NULL, 3, ''),
	(5, 'agreed', '2026-10-20', 'ZqUnprovenagreement', NULL, 4, '');
INSERT INTO public.plans_consolidation VALUES
	(1, '2027-01-04', 'I learnt to wait.', 'I use it at home.', 'person', '2027-01-11', NULL, '', NULL, 1, 10),
	(2, '2027-01-04', 'He asks first', 'At work', 'practitioner', '2027-01-11', NULL, '', NULL, 1, 5),
	(3, '2027-01-04', 'ZqExcludedlearnt', '', 'practitioner', '2027-01-11', NULL, '', NULL, NULL, 17),
	(4, '2027-01-04', 'ZqConfinedlearnt', '', 'practitioner', '2027-01-11', NULL, '', NULL, NULL, 23),
	(5, '2027-01-04', 'ZqUnprovenlearnt', '', 'practitioner', '2027-01-11', NULL, '', NULL, NULL, 29);
INSERT INTO public.plans_earlyend VALUES
	(2, '2027-01-18', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "ZqExcludedbecause"}, "no_court_review": {"answer": "met", "because": "ZqExcludedbecause"}, "no_more_objectives": {"answer": "met", "because": "ZqExcludedbecause"}, "no_further_instructions": {"answer": "met", "because": "ZqExcludedbecause"}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'ZqExcludedsaid', NULL, '', NULL, '', '2027-01-04 09:00:02.260399+00', NULL, 4, 5, NULL, NULL, '', NULL),
	(4, '2027-01-18', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "ZqConfinedbecause"}, "no_court_review": {"answer": "met", "because": "ZqConfinedbecause"}, "no_more_objectives": {"answer": "met", "because": "ZqConfinedbecause"}, "no_further_instructions": {"answer": "met", "because": "ZqConfinedbecause"}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqConfinedgoalG1” is being worked on.", "“ZqConfinedgoalG2” is being worked on.", "“ZqConfinedgoalG3” is for later.", "“ZqConfinedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'ZqConfinedsaid', NULL, '', NULL, '', NULL, NULL, 4, 8, NULL, NULL, '', NULL),
	(5, '2027-01-18', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "ZqConfinedbecause"}, "no_court_review": {"answer": "met", "because": "ZqConfinedbecause"}, "no_more_objectives": {"answer": "met", "because": "ZqConfinedbecause"}, "no_further_instructions": {"answer": "met", "because": "ZqConfinedbecause"}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqConfinedgoalG1” is being worked on.", "“ZqConfinedgoalG2” is being worked on.", "“ZqConfinedgoalG3” is for later.", "“ZqConfinedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'ZqConfinedsaid', NULL, '', NULL, '', '2027-01-04 09:00:02.401218+00', NULL, 4, 9, NULL, NULL, '', NULL),
	(1, '2027-01-18', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "ZqExcludedbecause"}, "no_court_review": {"answer": "met", "because": "ZqExcludedbecause"}, "no_more_objectives": {"answer": "met", "because": "ZqExcludedbecause"}, "no_further_instructions": {"answer": "met", "because": "ZqExcludedbecause"}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'ZqExcludedsaid', NULL, '', NULL, '', '2027-01-04 09:00:05.201887+00', NULL, 4, 4, NULL, NULL, '', NULL),
	(6, '2027-01-18', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "ZqConfinedbecause"}, "no_court_review": {"answer": "met", "because": "ZqConfinedbecause"}, "no_more_objectives": {"answer": "met", "because": "ZqConfinedbecause"}, "no_further_instructions": {"answer": "met", "because": "ZqConfinedbecause"}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqConfinedgoalG1” is being worked on.", "“ZqConfinedgoalG2” is being worked on.", "“ZqConfinedgoalG3” is for later.", "“ZqConfinedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'ZqConfinedsaid', '2027-01-04', 'ZqConfinedsaid', NULL, '', NULL, 5, 4, 9, NULL, NULL, '', NULL),
	(7, '2027-01-18', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "ZqUnprovenbecause"}, "no_court_review": {"answer": "met", "because": "ZqUnprovenbecause"}, "no_more_objectives": {"answer": "met", "because": "ZqUnprovenbecause"}, "no_further_instructions": {"answer": "met", "because": "ZqUnprovenbecause"}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqUnprovengoalG1” is being worked on.", "“ZqUnprovengoalG2” is being worked on.", "“ZqUnprovengoalG3” is for later.", "“ZqUnprovengoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'ZqUnprovensaid', NULL, '', NULL, '', NULL, NULL, 4, 12, NULL, NULL, '', NULL),
	(8, '2027-01-18', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "ZqUnprovenbecause"}, "no_court_review": {"answer": "met", "because": "ZqUnprovenbecause"}, "no_more_objectives": {"answer": "met", "because": "ZqUnprovenbecause"}, "no_further_instructions": {"answer": "met", "because": "ZqUnprovenbecause"}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqUnprovengoalG1” is being worked on.", "“ZqUnprovengoalG2” is being worked on.", "“ZqUnprovengoalG3” is for later.", "“ZqUnprovengoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'ZqUnprovensaid', NULL, '', NULL, '', '2027-01-04 09:00:02.558535+00', NULL, 4, 13, NULL, NULL, '', NULL),
	(9, '2027-01-18', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "ZqUnprovenbecause"}, "no_court_review": {"answer": "met", "because": "ZqUnprovenbecause"}, "no_more_objectives": {"answer": "met", "because": "ZqUnprovenbecause"}, "no_further_instructions": {"answer": "met", "because": "ZqUnprovenbecause"}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqUnprovengoalG1” is being worked on.", "“ZqUnprovengoalG2” is being worked on.", "“ZqUnprovengoalG3” is for later.", "“ZqUnprovengoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'ZqUnprovensaid', '2027-01-04', 'ZqUnprovensaid', NULL, '', NULL, 5, 4, 13, NULL, NULL, '', NULL),
	(3, '2027-01-18', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "ZqExcludedbecause"}, "no_court_review": {"answer": "met", "because": "ZqExcludedbecause"}, "no_more_objectives": {"answer": "met", "because": "ZqExcludedbecause"}, "no_further_instructions": {"answer": "met", "because": "ZqExcludedbecause"}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'ZqExcludedsaid', '2027-01-04', 'ZqExcludedsaid', NULL, '', '2027-01-04 09:00:05+00', 5, 4, 5, NULL, NULL, '', NULL),
	(10, '2027-01-18', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "ZqExcludedbecause"}, "no_court_review": {"answer": "met", "because": "ZqExcludedbecause"}, "no_more_objectives": {"answer": "met", "because": "ZqExcludedbecause"}, "no_further_instructions": {"answer": "met", "because": "ZqExcludedbecause"}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'ZqExcludedsaid', '2027-01-04', 'ZqExcludedsaid', NULL, '', NULL, 5, 4, 5, NULL, 4, 'At the office, with the notice', '2027-01-04'),
	(11, '2027-02-01', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "We looked again."}, "no_court_review": {"answer": "met", "because": "We looked again."}, "no_more_objectives": {"answer": "met", "because": "We looked again."}, "no_further_instructions": {"answer": "met", "because": "We looked again."}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'It is time.', NULL, '', NULL, '', '2027-01-04 09:00:05.165587+00', NULL, 4, 3, NULL, NULL, '', NULL),
	(12, '2027-02-01', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "We looked again."}, "no_court_review": {"answer": "met", "because": "We looked again."}, "no_more_objectives": {"answer": "met", "because": "We looked again."}, "no_further_instructions": {"answer": "met", "because": "We looked again."}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'It is time.', '2027-01-04', 'I read the order.', NULL, '', '2027-01-04 09:00:05.184015+00', 5, 4, 3, NULL, NULL, '', NULL),
	(13, '2027-02-01', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "We looked again."}, "no_court_review": {"answer": "met", "because": "We looked again."}, "no_more_objectives": {"answer": "met", "because": "We looked again."}, "no_further_instructions": {"answer": "met", "because": "We looked again."}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'It is time.', '2027-01-04', 'I read the order.', '2027-01-04', 'The goal came back.', NULL, 5, 4, 3, 5, NULL, '', NULL),
	(14, '2027-01-18', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "ZqExcludedbecause"}, "no_court_review": {"answer": "met", "because": "ZqExcludedbecause"}, "no_more_objectives": {"answer": "met", "because": "ZqExcludedbecause"}, "no_further_instructions": {"answer": "met", "because": "ZqExcludedbecause"}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'ZqExcludedsaid', NULL, '', '2027-01-04', 'The goal came back.', '2027-01-04 09:00:05.22613+00', NULL, 4, 4, 4, NULL, '', NULL),
	(15, '2027-02-01', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "We looked again."}, "no_court_review": {"answer": "met", "because": "We looked again."}, "no_more_objectives": {"answer": "met", "because": "We looked again."}, "no_further_instructions": {"answer": "met", "because": "We looked again."}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'Now it is.', NULL, '', NULL, '', '2027-01-04 09:00:05.246114+00', NULL, 4, 4, NULL, NULL, '', NULL),
	(16, '2027-02-01', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "We looked again."}, "no_court_review": {"answer": "met", "because": "We looked again."}, "no_more_objectives": {"answer": "met", "because": "We looked again."}, "no_further_instructions": {"answer": "met", "because": "We looked again."}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'Now it is.', '2027-01-04', 'I read the order.', NULL, '', '2027-01-04 09:00:05.270623+00', 5, 4, 4, NULL, NULL, '', NULL),
	(17, '2027-02-01', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "We looked again."}, "no_court_review": {"answer": "met", "because": "We looked again."}, "no_more_objectives": {"answer": "met", "because": "We looked again."}, "no_further_instructions": {"answer": "met", "because": "We looked again."}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'Now it is.', '2027-01-04', 'I read the order.', NULL, '', '2027-01-04 09:00:05.307332+00', 5, 4, 4, NULL, 4, 'At the office, with the notice', '2027-01-04'),
	(18, '2027-02-01', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "We looked again."}, "no_court_review": {"answer": "met", "because": "We looked again."}, "no_more_objectives": {"answer": "met", "because": "We looked again."}, "no_further_instructions": {"answer": "met", "because": "We looked again."}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', 'Now it is.', '2027-01-04', 'I read the order.', '2027-01-04', 'The goal came back.', '2027-01-04 09:00:05.336582+00', 5, 4, 4, 4, 4, 'At the office, with the notice', '2027-01-04'),
	(19, '2027-02-01', '2027-10-04', '{"objectives_met": {"answer": "met", "because": "We looked again."}, "no_court_review": {"answer": "met", "because": "We looked again."}, "no_more_objectives": {"answer": "met", "because": "We looked again."}, "no_further_instructions": {"answer": "met", "because": "We looked again."}}', '{"objectives_met": {"holds": "needs_judgement", "evidence": ["0 of 4 goals are achieved.", "“ZqExcludedgoalG1” is being worked on.", "“ZqExcludedgoalG2” is being worked on.", "“ZqExcludedgoalG3” is for later.", "“ZqExcludedgoalG4” is for later.", "Not ended yet: 4 steps.", "No review of the plan is on record."]}, "no_court_review": {"holds": "needs_judgement", "evidence": ["Nothing here says whether it is so. Look at the order."]}, "no_more_objectives": {"holds": "needs_judgement", "evidence": ["Every need in the assessment has a goal."]}, "other_requirements": {"holds": "true", "evidence": ["Unpaid work: 60 of 60 hours done, as the source counts it."]}, "no_further_instructions": {"holds": "needs_judgement", "evidence": ["Rehabilitation activity requirement (RAR): not among the requirements on record."]}}', 'england_wales cbea207b1d66', '2027-01-04', '', NULL, '', NULL, '', NULL, NULL, 4, 4, NULL, NULL, '', NULL);
INSERT INTO public.plans_goal VALUES
	(1, 'G1', 0, 'accommodation', 'I have a settled place to live', 'I want my own door.', 'now', 'active', 1),
	(2, 'G2', 1, 'thinking', 'I stop and think before I act', '', 'now', 'active', 1),
	(4, 'G4', 3, 'drugs', 'Out', '', 'later', 'removed', 1),
	(5, 'G5', 4, 'relationships', 'They are safe', '', 'now', 'active', 1),
	(3, 'G3', 2, 'finance', 'I pay my way', '', 'now', 'achieved', 1),
	(6, 'G1', 0, 'accommodation', 'ZqExcludedgoalG1', 'ZqExcludedgoalwords', 'now', 'active', 2),
	(7, 'G2', 1, 'thinking', 'ZqExcludedgoalG2', 'ZqExcludedgoalwords', 'now', 'active', 2),
	(8, 'G3', 2, 'finance', 'ZqExcludedgoalG3', 'ZqExcludedgoalwords', 'later', 'active', 2),
	(9, 'G4', 3, 'finance', 'ZqExcludedgoalG4', 'ZqExcludedgoalwords', 'later', 'active', 2),
	(10, 'G1', 0, 'accommodation', 'ZqConfinedgoalG1', 'ZqConfinedgoalwords', 'now', 'active', 3),
	(11, 'G2', 1, 'thinking', 'ZqConfinedgoalG2', 'ZqConfinedgoalwords', 'now', 'active', 3),
	(12, 'G3', 2, 'finance', 'ZqConfinedgoalG3', 'ZqConfinedgoalwords', 'later', 'active', 3),
	(13, 'G4', 3, 'finance', 'ZqConfinedgoalG4', 'ZqConfinedgoalwords', 'later', 'active', 3),
	(14, 'G1', 0, 'accommodation', 'ZqUnprovengoalG1', 'ZqUnprovengoalwords', 'now', 'active', 4),
	(15, 'G2', 1, 'thinking', 'ZqUnprovengoalG2', 'ZqUnprovengoalwords', 'now', 'active', 4),
	(16, 'G3', 2, 'finance', 'ZqUnprovengoalG3', 'ZqUnprovengoalwords', 'later', 'active', 4),
	(17, 'G4', 3, 'finance', 'ZqUnprovengoalG4', 'ZqUnprovengoalwords', 'later', 'active', 4);
INSERT INTO public.plans_goaldecision VALUES
	(1, 'achieved', '2027-01-04', 'He does well', NULL, NULL, 3, 'I sleep well.');
INSERT INTO public.plans_incomingplan VALUES
	(1, 'test', '{"crn": "X000001", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Amara", "since": "2026-10-05", "username": "amara"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "Meet the housing adviser", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "I have a room", "words": "I want my own door."}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "Practise problem solving with Amara", "actor": "practitioner", "route": "probation_staff", "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "Take part in Building Choices", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}, {"ref": "T4", "text": "Step T4", "actor": "practitioner", "route": "probation_staff"}, {"ref": "T5", "text": "Step T5", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T7", "text": "Keep away from the school", "actor": "practitioner", "route": "probation_staff", "protects_others": true}, {"ref": "T8", "text": "Step T8", "actor": "practitioner", "route": "probation_staff", "intervention": "victim_awareness_one_to_one"}, {"ref": "T9", "text": "Step T9", "actor": "practitioner", "route": "probation_staff", "requirement": "R3"}, {"ref": "T10", "text": "Step T10", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}], "title": "I stop and think before I act"}, {"ref": "G3", "area": "finance", "when": "now", "steps": [{"ref": "T6", "text": "Step T6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01", "finished_on": "2026-12-15"}}], "title": "I pay my way"}, {"ref": "G4", "area": "drugs", "when": "later", "state": "removed", "title": "Out"}, {"ref": "G5", "area": "relationships", "when": "now", "steps": [{"ref": "T11", "text": "Step T11", "actor": "practitioner", "route": "probation_staff", "intervention": "safety_planning"}], "title": "They are safe"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "I want my own place."}, "preference": {"on": "2026-10-20", "steps": ["T2", "T3"], "words": "The old wish."}}, "access": {"excluded": ["mallory"]}, "person": {"sex": "male", "last_name": "Rivers", "first_name": "Sam", "date_of_birth": "1990-05-17", "preferred_name": "Sammy"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "Burglary", "starts_on": "2026-10-05", "regime_why": "None", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}, {"ref": "R3", "kind": "exclusion"}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "It is hard.", "severity": "high", "immediacy": "immediate", "linked_to_harm": true}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "harm_to": ["children", "known_adult"], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2027-02-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "A supportive sister", "words": "She is there for me."}], "likelihood": "very_high", "serious_harm": "high", "circumstances": [{"code": "long_journey", "note": "Two buses"}], "risk_to_staff": true, "victim_contact": "yes"}}', 'ddb48b16d95d00bf85e53a8ab166b0bf8daa19117341d8beea4fe29fd1914686', '2027-01-04 09:00:01.755115+00', NULL, NULL, 1),
	(2, 'test', '{"crn": "Q777771", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqExcludedstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqExcludedotherplan", "words": "ZqExcludedgoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqExcludedstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqExcludedstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqExcludedgoalG2", "words": "ZqExcludedgoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqExcludedstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqExcludedstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqExcludedstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqExcludedgoalG3", "words": "ZqExcludedgoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqExcludedgoalG4", "words": "ZqExcludedgoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqExcludedagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqExcludedwish"}}, "access": {"excluded": ["ben", "mo"]}, "person": {"sex": "male", "last_name": "ZqExcludedlast", "first_name": "ZqExcludedfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqExcludedcalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqExcludedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqExcludedneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqExcludedstrength", "words": "ZqExcludedproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqExcludednote"}]}}', '1813f05f8879ccfa397ae5ce8e62a0721b7f3692e525361a39f12745af03b783', '2027-01-04 09:00:02.898916+00', NULL, NULL, 2),
	(3, 'test', '{"crn": "Q777772", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqConfinedstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqConfinedotherplan", "words": "ZqConfinedgoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqConfinedstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqConfinedstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqConfinedgoalG2", "words": "ZqConfinedgoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqConfinedstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqConfinedstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqConfinedstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqConfinedgoalG3", "words": "ZqConfinedgoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqConfinedgoalG4", "words": "ZqConfinedgoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqConfinedagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqConfinedwish"}}, "access": {"restricted_to": ["amara"]}, "person": {"sex": "male", "last_name": "ZqConfinedlast", "first_name": "ZqConfinedfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqConfinedcalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqConfinedoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqConfinedneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqConfinedstrength", "words": "ZqConfinedproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqConfinednote"}]}}', '8aa30578e179be73a254b72ff2606d8c393ab26f30807c2a71f4a4155fc85866', '2027-01-04 09:00:02.898939+00', NULL, NULL, 3),
	(4, 'test', '{"crn": "Q777773", "case": {"unit": "U1", "opened_on": "2026-10-05", "practitioners": [{"name": "Ben Carter", "since": "2026-10-05", "username": "ben"}]}, "plan": {"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "steps": [{"ref": "T1", "text": "ZqUnprovenstepT1", "actor": "provider", "route": "referral", "strength": "ST1", "intervention": "accommodation_support"}], "title": "ZqUnprovenotherplan", "words": "ZqUnprovengoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "steps": [{"ref": "T2", "text": "ZqUnprovenstepT2", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-21"}, "intervention": "problem_solving_sessions"}, {"ref": "T3", "text": "ZqUnprovenstepT3", "actor": "provider", "route": "referral", "requirement": "R2", "intervention": "building_choices_moderate"}], "title": "ZqUnprovengoalG2", "words": "ZqUnprovengoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "steps": [{"ref": "T4", "text": "ZqUnprovenstepT4", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-12-01"}}, {"ref": "T5", "text": "ZqUnprovenstepT5", "actor": "practitioner", "route": "probation_staff", "delivery": {"not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}}, {"ref": "T6", "text": "ZqUnprovenstepT6", "actor": "practitioner", "route": "probation_staff", "delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}], "title": "ZqUnprovengoalG3", "words": "ZqUnprovengoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "steps": [], "title": "ZqUnprovengoalG4", "words": "ZqUnprovengoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqUnprovenagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqUnprovenwish"}}, "access": {"known": false}, "person": {"sex": "male", "last_name": "ZqUnprovenlast", "first_name": "ZqUnprovenfirst", "date_of_birth": "1990-05-17", "preferred_name": "ZqUnprovencalled"}, "source": "test", "sentences": [{"ref": "S1", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}, {"ref": "R2", "kind": "accredited_programme"}], "activity_days_limit": 30}, {"ref": "S2", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS2", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S3", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS3", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}, {"ref": "S4", "kind": "community_order", "ends_on": "2027-10-04", "offence": "ZqUnprovenoffence", "starts_on": "2026-10-05", "requirements": [{"ref": "DS4", "done": 60, "kind": "unpaid_work", "amount": 60}], "activity_days_limit": 30}], "assessment": {"needs": [{"area": "accommodation", "words": "ZqUnprovenneed", "severity": "high", "immediacy": "immediate"}, {"area": "thinking", "severity": "medium", "immediacy": "soon"}], "made_on": "2026-10-12", "registers": [{"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}], "strengths": [{"ref": "ST1", "area": "relationships", "text": "ZqUnprovenstrength", "words": "ZqUnprovenproud"}], "likelihood": "medium", "serious_harm": "low", "circumstances": [{"code": "cares_for_adult", "note": "ZqUnprovennote"}]}}', '344455d67287b981ae33bd6347daaf6bb0c03b0225237794f5d9e76ec3031faa', '2027-01-04 09:00:02.898963+00', NULL, NULL, 4);
INSERT INTO public.plans_plan VALUES
	(3, '2026-10-20', '2027-01-04 09:00:02.271426+00', 9, 'fb5b3eb58c801efd6f1468c6429c18869afff3d8ce0c01ce03573306696f75ed', 3, true, '2027-01-04', false),
	(4, '2026-10-20', '2027-01-04 09:00:02.411771+00', 9, '242b761107a6da7c93e8363edef4a2580205b3552ff26f6b530863f6ca3c3228', 4, true, '2027-01-04', false),
	(1, '2026-10-20', '2027-01-04 09:00:00.597791+00', 16, '24207318639bde5762a28324cf9158a2a89c72f60c4d3af36eeafac14739f784', 1, true, '2027-01-04', false),
	(2, '2026-10-20', '2027-01-04 09:00:02.123484+00', 19, 'e0dd24dd442682e73855cedd0e5bff2e9a20fabb15d346e4e3466fe4d0af2317', 2, true, '2027-01-04', false);
INSERT INTO public.plans_planreview VALUES
	(1, '2027-01-04', 'a', 'b', 'c', 'd', 'e', 'f', 'keep', 'g', NULL, 1, 1);
INSERT INTO public.plans_plansnapshot VALUES
	(1, 1, 'imported', '2027-01-04 09:00:00.507834+00', '{"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "state": "active", "steps": [{"ref": "T1", "text": "Meet the housing adviser", "actor": "provider", "by_on": null, "route": "referral", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": "ST1", "requirement": null, "intervention": "accommodation_support", "protects_others": false}], "title": "I have a settled place to live", "words": "I want my own door."}, {"ref": "G2", "area": "thinking", "when": "now", "state": "active", "steps": [{"ref": "T2", "text": "Practise problem solving with Amara", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "problem_solving_sessions", "protects_others": false}, {"ref": "T3", "text": "Take part in Building Choices", "actor": "provider", "by_on": null, "route": "referral", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": "R2", "intervention": "building_choices_moderate", "protects_others": false}, {"ref": "T4", "text": "Step T4", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T5", "text": "Step T5", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T7", "text": "Keep away from the school", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": true}, {"ref": "T8", "text": "Step T8", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "victim_awareness_one_to_one", "protects_others": false}, {"ref": "T9", "text": "Step T9", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": "R3", "intervention": null, "protects_others": false}, {"ref": "T10", "text": "Step T10", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}], "title": "I stop and think before I act", "words": ""}, {"ref": "G3", "area": "finance", "when": "now", "state": "active", "steps": [{"ref": "T6", "text": "Step T6", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": "2026-12-15", "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}], "title": "I pay my way", "words": ""}, {"ref": "G4", "area": "drugs", "when": "later", "state": "removed", "steps": [], "title": "Out", "words": ""}, {"ref": "G5", "area": "relationships", "when": "now", "state": "active", "steps": [{"ref": "T11", "text": "Step T11", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "safety_planning", "protects_others": false}], "title": "They are safe", "words": ""}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "I want my own place."}, "preference": {"on": "2026-10-20", "steps": ["T2", "T3"], "words": "The old wish."}}', 1),
	(2, 2, 'changed', '2027-01-04 09:00:00.881562+00', '{"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "state": "active", "steps": [{"ref": "T1", "text": "Meet the housing adviser", "actor": "provider", "by_on": null, "route": "referral", "decision": null, "delivery": {"stable_on": "2027-01-04", "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": "ST1", "requirement": null, "intervention": "accommodation_support", "protects_others": false}], "title": "I have a settled place to live", "words": "I want my own door."}, {"ref": "G2", "area": "thinking", "when": "now", "state": "active", "steps": [{"ref": "T2", "text": "Practise problem solving with Amara", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "problem_solving_sessions", "protects_others": false}, {"ref": "T3", "text": "Take part in Building Choices", "actor": "provider", "by_on": null, "route": "referral", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": "R2", "intervention": "building_choices_moderate", "protects_others": false}, {"ref": "T4", "text": "Step T4", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": {"on": "2027-01-04", "kind": "hold", "reason": "unwilling", "start_on": null}, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T5", "text": "Step T5", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": "2027-01-04", "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T7", "text": "Keep away from the school", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": true}, {"ref": "T8", "text": "Step T8", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "victim_awareness_one_to_one", "protects_others": false}, {"ref": "T9", "text": "Step T9", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": "R3", "intervention": null, "protects_others": false}, {"ref": "T10", "text": "Step T10", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": null, "referred_on": null, "not_delivered_on": "2027-01-04", "not_delivered_reason": "unwilling"}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}], "title": "I stop and think before I act", "words": ""}, {"ref": "G3", "area": "finance", "when": "now", "state": "achieved", "steps": [{"ref": "T6", "text": "Step T6", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": "2026-12-15", "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}], "title": "I pay my way", "words": ""}, {"ref": "G4", "area": "drugs", "when": "later", "state": "removed", "steps": [], "title": "Out", "words": ""}, {"ref": "G5", "area": "relationships", "when": "now", "state": "active", "steps": [{"ref": "T11", "text": "Step T11", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "safety_planning", "protects_others": true}], "title": "They are safe", "words": ""}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "I want my own place."}, "preference": {"on": "2026-10-20", "steps": ["T2", "T3"], "words": "The old wish."}}', 1),
	(3, 3, 'agreed', '2027-01-04 09:00:00.936625+00', '{"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "state": "active", "steps": [{"ref": "T1", "text": "Meet the housing adviser", "actor": "provider", "by_on": null, "route": "referral", "decision": null, "delivery": {"stable_on": "2027-01-04", "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": "ST1", "requirement": null, "intervention": "accommodation_support", "protects_others": false}], "title": "I have a settled place to live", "words": "I want my own door."}, {"ref": "G2", "area": "thinking", "when": "now", "state": "active", "steps": [{"ref": "T2", "text": "Practise problem solving with Amara", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "problem_solving_sessions", "protects_others": false}, {"ref": "T3", "text": "Take part in Building Choices", "actor": "provider", "by_on": null, "route": "referral", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": "R2", "intervention": "building_choices_moderate", "protects_others": false}, {"ref": "T4", "text": "Step T4", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": {"on": "2027-01-04", "kind": "hold", "reason": "unwilling", "start_on": null}, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T5", "text": "Step T5", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": "2027-01-04", "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T7", "text": "Keep away from the school", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": true}, {"ref": "T8", "text": "Step T8", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "victim_awareness_one_to_one", "protects_others": false}, {"ref": "T9", "text": "Step T9", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": "R3", "intervention": null, "protects_others": false}, {"ref": "T10", "text": "Step T10", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": null, "referred_on": null, "not_delivered_on": "2027-01-04", "not_delivered_reason": "unwilling"}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}], "title": "I stop and think before I act", "words": ""}, {"ref": "G3", "area": "finance", "when": "now", "state": "achieved", "steps": [{"ref": "T6", "text": "Step T6", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": "2026-12-15", "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}], "title": "I pay my way", "words": ""}, {"ref": "G4", "area": "drugs", "when": "later", "state": "removed", "steps": [], "title": "Out", "words": ""}, {"ref": "G5", "area": "relationships", "when": "now", "state": "active", "steps": [{"ref": "T11", "text": "Step T11", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "safety_planning", "protects_others": true}], "title": "They are safe", "words": ""}], "made_on": "2026-10-20", "agreement": {"on": "2027-01-04", "state": "agreed", "words": "It is mine."}, "preference": {"on": "2027-01-04", "steps": ["T3", "T2"], "words": "I think of my flat first."}}', 1),
	(4, 4, 'reviewed', '2027-01-04 09:00:00.967569+00', '{"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "state": "active", "steps": [{"ref": "T1", "text": "Meet the housing adviser", "actor": "provider", "by_on": null, "route": "referral", "decision": null, "delivery": {"stable_on": "2027-01-04", "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": "ST1", "requirement": null, "intervention": "accommodation_support", "protects_others": false}], "title": "I have a settled place to live", "words": "I want my own door."}, {"ref": "G2", "area": "thinking", "when": "now", "state": "active", "steps": [{"ref": "T2", "text": "Practise problem solving with Amara", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "problem_solving_sessions", "protects_others": false}, {"ref": "T3", "text": "Take part in Building Choices", "actor": "provider", "by_on": null, "route": "referral", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": "R2", "intervention": "building_choices_moderate", "protects_others": false}, {"ref": "T4", "text": "Step T4", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": {"on": "2027-01-04", "kind": "hold", "reason": "unwilling", "start_on": null}, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T5", "text": "Step T5", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": "2027-01-04", "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T7", "text": "Keep away from the school", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": true}, {"ref": "T8", "text": "Step T8", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "victim_awareness_one_to_one", "protects_others": false}, {"ref": "T9", "text": "Step T9", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": "R3", "intervention": null, "protects_others": false}, {"ref": "T10", "text": "Step T10", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": null, "referred_on": null, "not_delivered_on": "2027-01-04", "not_delivered_reason": "unwilling"}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}], "title": "I stop and think before I act", "words": ""}, {"ref": "G3", "area": "finance", "when": "now", "state": "achieved", "steps": [{"ref": "T6", "text": "Step T6", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": "2026-12-15", "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}], "title": "I pay my way", "words": ""}, {"ref": "G4", "area": "drugs", "when": "later", "state": "removed", "steps": [], "title": "Out", "words": ""}, {"ref": "G5", "area": "relationships", "when": "now", "state": "active", "steps": [{"ref": "T11", "text": "Step T11", "actor": "practitioner", "by_on": null, "route": "probation_staff", "decision": null, "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "safety_planning", "protects_others": true}], "title": "They are safe", "words": ""}], "made_on": "2026-10-20", "agreement": {"on": "2027-01-04", "state": "agreed", "words": "It is mine."}, "preference": {"on": "2027-01-04", "steps": ["T3", "T2"], "words": "I think of my flat first."}}', 1),
	(5, 1, 'imported', '2027-01-04 09:00:02.046185+00', '{"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "state": "active", "steps": [{"ref": "T1", "text": "ZqExcludedstepT1", "actor": "provider", "by_on": null, "route": "referral", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": "ST1", "requirement": null, "intervention": "accommodation_support", "protects_others": false}], "title": "ZqExcludedgoalG1", "words": "ZqExcludedgoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "state": "active", "steps": [{"ref": "T2", "text": "ZqExcludedstepT2", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-12-21", "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "problem_solving_sessions", "protects_others": false}, {"ref": "T3", "text": "ZqExcludedstepT3", "actor": "provider", "by_on": null, "route": "referral", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": "R2", "intervention": "building_choices_moderate", "protects_others": false}], "title": "ZqExcludedgoalG2", "words": "ZqExcludedgoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "state": "active", "steps": [{"ref": "T4", "text": "ZqExcludedstepT4", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T5", "text": "ZqExcludedstepT5", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T6", "text": "ZqExcludedstepT6", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-11-02", "finished_on": "2026-12-01", "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}], "title": "ZqExcludedgoalG3", "words": "ZqExcludedgoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "state": "active", "steps": [], "title": "ZqExcludedgoalG4", "words": "ZqExcludedgoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqExcludedagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqExcludedwish"}}', 2),
	(6, 1, 'imported', '2027-01-04 09:00:02.046219+00', '{"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "state": "active", "steps": [{"ref": "T1", "text": "ZqConfinedstepT1", "actor": "provider", "by_on": null, "route": "referral", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": "ST1", "requirement": null, "intervention": "accommodation_support", "protects_others": false}], "title": "ZqConfinedgoalG1", "words": "ZqConfinedgoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "state": "active", "steps": [{"ref": "T2", "text": "ZqConfinedstepT2", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-12-21", "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "problem_solving_sessions", "protects_others": false}, {"ref": "T3", "text": "ZqConfinedstepT3", "actor": "provider", "by_on": null, "route": "referral", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": "R2", "intervention": "building_choices_moderate", "protects_others": false}], "title": "ZqConfinedgoalG2", "words": "ZqConfinedgoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "state": "active", "steps": [{"ref": "T4", "text": "ZqConfinedstepT4", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T5", "text": "ZqConfinedstepT5", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T6", "text": "ZqConfinedstepT6", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-11-02", "finished_on": "2026-12-01", "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}], "title": "ZqConfinedgoalG3", "words": "ZqConfinedgoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "state": "active", "steps": [], "title": "ZqConfinedgoalG4", "words": "ZqConfinedgoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqConfinedagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqConfinedwish"}}', 3),
	(7, 1, 'imported', '2027-01-04 09:00:02.046233+00', '{"goals": [{"ref": "G1", "area": "accommodation", "when": "now", "state": "active", "steps": [{"ref": "T1", "text": "ZqUnprovenstepT1", "actor": "provider", "by_on": null, "route": "referral", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": "ST1", "requirement": null, "intervention": "accommodation_support", "protects_others": false}], "title": "ZqUnprovengoalG1", "words": "ZqUnprovengoalwords"}, {"ref": "G2", "area": "thinking", "when": "now", "state": "active", "steps": [{"ref": "T2", "text": "ZqUnprovenstepT2", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-12-21", "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": "problem_solving_sessions", "protects_others": false}, {"ref": "T3", "text": "ZqUnprovenstepT3", "actor": "provider", "by_on": null, "route": "referral", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": "R2", "intervention": "building_choices_moderate", "protects_others": false}], "title": "ZqUnprovengoalG2", "words": "ZqUnprovengoalwords"}, {"ref": "G3", "area": "finance", "when": "later", "state": "active", "steps": [{"ref": "T4", "text": "ZqUnprovenstepT4", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-12-01", "finished_on": null, "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T5", "text": "ZqUnprovenstepT5", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": null, "finished_on": null, "referred_on": null, "not_delivered_on": "2026-12-01", "not_delivered_reason": "declined_by_person"}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}, {"ref": "T6", "text": "ZqUnprovenstepT6", "actor": "practitioner", "by_on": null, "route": "probation_staff", "delivery": {"stable_on": null, "started_on": "2026-11-02", "finished_on": "2026-12-01", "referred_on": null, "not_delivered_on": null, "not_delivered_reason": null}, "strength": null, "requirement": null, "intervention": null, "protects_others": false}], "title": "ZqUnprovengoalG3", "words": "ZqUnprovengoalwords"}, {"ref": "G4", "area": "finance", "when": "later", "state": "active", "steps": [], "title": "ZqUnprovengoalG4", "words": "ZqUnprovengoalwords"}], "made_on": "2026-10-20", "agreement": {"on": "2026-10-20", "state": "agreed", "words": "ZqUnprovenagreement"}, "preference": {"on": "2026-10-20", "steps": ["T2"], "words": "ZqUnprovenwish"}}', 4);
INSERT INTO public.plans_preference VALUES
	(1, '{2,3}', '2026-10-20', 'The old wish.', '2027-01-04 09:00:00.898962+00', 1),
	(2, '{3,2}', '2027-01-04', 'I think of my flat first.', NULL, 1),
	(3, '{13}', '2026-10-20', 'ZqExcludedwish', NULL, 2),
	(4, '{19}', '2026-10-20', 'ZqConfinedwish', NULL, 3),
	(5, '{25}', '2026-10-20', 'ZqUnprovenwish', NULL, 4);
INSERT INTO public.plans_reasonanswer VALUES
	(1, '2027-01-04', 'disagrees', 'No bus', NULL, 1, 9);
INSERT INTO public.plans_step VALUES
	(1, 'T1', 0, 'Meet the housing adviser', 'provider', 'referral', 'accommodation_support', 'ST1', false, NULL, NULL, 1, NULL),
	(2, 'T2', 0, 'Practise problem solving with Amara', 'practitioner', 'probation_staff', 'problem_solving_sessions', '', false, NULL, NULL, 2, NULL),
	(3, 'T3', 1, 'Take part in Building Choices', 'provider', 'referral', 'building_choices_moderate', '', false, NULL, NULL, 2, 2),
	(4, 'T4', 2, 'Step T4', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 2, NULL),
	(5, 'T5', 3, 'Step T5', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 2, NULL),
	(6, 'T7', 4, 'Keep away from the school', 'practitioner', 'probation_staff', '', '', true, NULL, NULL, 2, NULL),
	(7, 'T8', 5, 'Step T8', 'practitioner', 'probation_staff', 'victim_awareness_one_to_one', '', false, NULL, NULL, 2, NULL),
	(8, 'T9', 6, 'Step T9', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 2, 3),
	(9, 'T10', 7, 'Step T10', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 2, NULL),
	(10, 'T6', 0, 'Step T6', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 3, NULL),
	(11, 'T11', 0, 'Step T11', 'practitioner', 'probation_staff', 'safety_planning', '', true, NULL, NULL, 5, NULL),
	(12, 'T1', 0, 'ZqExcludedstepT1', 'provider', 'referral', 'accommodation_support', 'ST1', false, NULL, NULL, 6, NULL),
	(13, 'T2', 0, 'ZqExcludedstepT2', 'practitioner', 'probation_staff', 'problem_solving_sessions', '', false, NULL, NULL, 7, NULL),
	(14, 'T3', 1, 'ZqExcludedstepT3', 'provider', 'referral', 'building_choices_moderate', '', false, NULL, NULL, 7, 5),
	(15, 'T4', 0, 'ZqExcludedstepT4', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 8, NULL),
	(16, 'T5', 1, 'ZqExcludedstepT5', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 8, NULL),
	(17, 'T6', 2, 'ZqExcludedstepT6', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 8, NULL),
	(18, 'T1', 0, 'ZqConfinedstepT1', 'provider', 'referral', 'accommodation_support', 'ST1', false, NULL, NULL, 10, NULL),
	(19, 'T2', 0, 'ZqConfinedstepT2', 'practitioner', 'probation_staff', 'problem_solving_sessions', '', false, NULL, NULL, 11, NULL),
	(20, 'T3', 1, 'ZqConfinedstepT3', 'provider', 'referral', 'building_choices_moderate', '', false, NULL, NULL, 11, 10),
	(21, 'T4', 0, 'ZqConfinedstepT4', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 12, NULL),
	(22, 'T5', 1, 'ZqConfinedstepT5', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 12, NULL),
	(23, 'T6', 2, 'ZqConfinedstepT6', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 12, NULL),
	(24, 'T1', 0, 'ZqUnprovenstepT1', 'provider', 'referral', 'accommodation_support', 'ST1', false, NULL, NULL, 14, NULL),
	(25, 'T2', 0, 'ZqUnprovenstepT2', 'practitioner', 'probation_staff', 'problem_solving_sessions', '', false, NULL, NULL, 15, NULL),
	(26, 'T3', 1, 'ZqUnprovenstepT3', 'provider', 'referral', 'building_choices_moderate', '', false, NULL, NULL, 15, 15),
	(27, 'T4', 0, 'ZqUnprovenstepT4', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 16, NULL),
	(28, 'T5', 1, 'ZqUnprovenstepT5', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 16, NULL),
	(29, 'T6', 2, 'ZqUnprovenstepT6', 'practitioner', 'probation_staff', '', '', false, NULL, NULL, 16, NULL);
INSERT INTO public.plans_stepdecision VALUES
	(1, 'placement', 'hold', '2027-01-04', NULL, 'unwilling', 'Not now', NULL, 1, 4),
	(2, 'stability', 'stable_enough', '2027-01-04', NULL, '', 'It is calm', NULL, 1, 1),
	(3, 'placement', 'hold', '2027-01-04', NULL, 'waiting_list', 'ZqExcludedheldwords', NULL, NULL, 12),
	(4, 'placement', 'hold', '2027-01-04', NULL, 'waiting_list', 'ZqConfinedheldwords', NULL, NULL, 18),
	(5, 'placement', 'hold', '2027-01-04', NULL, 'waiting_list', 'ZqUnprovenheldwords', NULL, NULL, 24);
INSERT INTO public.plans_stepfact VALUES
	(1, 'started', '2026-12-01', '', '', 'test', NULL, 5, NULL, '', NULL, '', ''),
	(2, 'started', '2026-12-01', '', '', 'test', NULL, 9, NULL, '', NULL, '', ''),
	(3, 'started', '2026-12-01', '', '', 'test', NULL, 10, NULL, '', NULL, '', ''),
	(4, 'finished', '2026-12-15', '', '', 'test', NULL, 10, NULL, '', NULL, '', ''),
	(5, 'finished', '2027-01-04', '', 'Keep going', 'here', NULL, 5, 1, '', NULL, '', 'I did it, and it felt good.'),
	(6, 'not_delivered', '2027-01-04', 'unwilling', 'He said no', 'here', NULL, 9, 1, 'A first meeting', '2027-01-04', 'disagrees', 'I said no'),
	(7, 'started', '2026-12-21', '', '', 'test', NULL, 13, NULL, '', NULL, '', ''),
	(8, 'started', '2026-12-01', '', '', 'test', NULL, 15, NULL, '', NULL, '', ''),
	(9, 'not_delivered', '2026-12-01', 'declined_by_person', '', 'test', NULL, 16, NULL, '', NULL, '', ''),
	(10, 'started', '2026-11-02', '', '', 'test', NULL, 17, NULL, '', NULL, '', ''),
	(11, 'finished', '2026-12-01', '', '', 'test', NULL, 17, NULL, '', NULL, '', ''),
	(12, 'started', '2026-12-21', '', '', 'test', NULL, 19, NULL, '', NULL, '', ''),
	(13, 'started', '2026-12-01', '', '', 'test', NULL, 21, NULL, '', NULL, '', ''),
	(14, 'not_delivered', '2026-12-01', 'declined_by_person', '', 'test', NULL, 22, NULL, '', NULL, '', ''),
	(15, 'started', '2026-11-02', '', '', 'test', NULL, 23, NULL, '', NULL, '', ''),
	(16, 'finished', '2026-12-01', '', '', 'test', NULL, 23, NULL, '', NULL, '', ''),
	(17, 'started', '2026-12-21', '', '', 'test', NULL, 25, NULL, '', NULL, '', ''),
	(18, 'started', '2026-12-01', '', '', 'test', NULL, 27, NULL, '', NULL, '', ''),
	(19, 'not_delivered', '2026-12-01', 'declined_by_person', '', 'test', NULL, 28, NULL, '', NULL, '', ''),
	(20, 'started', '2026-11-02', '', '', 'test', NULL, 29, NULL, '', NULL, '', ''),
	(21, 'finished', '2026-12-01', '', '', 'test', NULL, 29, NULL, '', NULL, '', '');
INSERT INTO public.plans_workrecord VALUES
	(1, '2027-01-04', 'We met', 'It went well', 'person', NULL, 1, 9),
	(2, '2027-01-04', 'We met', 'It went well', 'practitioner', NULL, 1, 9),
	(3, '2027-01-04', 'ZqExcludeddone', 'ZqExcludedhow', 'practitioner', NULL, NULL, 15),
	(4, '2027-01-04', 'ZqConfineddone', 'ZqConfinedhow', 'practitioner', NULL, NULL, 21),
	(5, '2027-01-04', 'ZqUnprovendone', 'ZqUnprovenhow', 'practitioner', NULL, NULL, 27);
INSERT INTO public.sequencing_orderedstep VALUES
	(1, 0, 'planned', '2027-01-04', '2027-02-19', 'own', '[{"code": "starts_straight_away", "text": "Can start straight away, in the week of 4 January 2027: no outside place is needed."}]', 2, 1, NULL),
	(2, 1, 'planned', '2027-01-04', '2027-01-15', 'own', '[{"code": "starts_straight_away", "text": "Can start straight away, in the week of 4 January 2027: no outside place is needed."}]', 6, 1, NULL),
	(3, 2, 'planned', '2027-01-04', '2027-02-12', 'own', '[{"code": "starts_straight_away", "text": "Can start straight away, in the week of 4 January 2027: no outside place is needed."}]', 7, 1, NULL),
	(4, 3, 'planned', '2027-01-04', '2027-01-15', 'own', '[{"code": "starts_straight_away", "text": "Can start straight away, in the week of 4 January 2027: no outside place is needed."}]', 8, 1, NULL),
	(5, 4, 'planned', '2027-01-04', '2027-01-29', 'own', '[{"code": "starts_straight_away", "text": "Can start straight away, in the week of 4 January 2027: no outside place is needed."}]', 11, 1, NULL),
	(6, 5, 'planned', '2027-01-25', '2027-05-14', 'estimate', '[{"code": "starts_then", "text": "Starts in the week of 25 January 2027: Northtown Housing Help is expected to have a free place."}, {"code": "no_place_yet", "text": "Northtown Housing Help has no free place before the week of 25 January 2027."}, {"code": "load", "text": "It would make more than 3 things at once, with Problem-solving sessions, Victim awareness, one to one and Step T9."}]', 1, 1, '2027-01-04'),
	(7, 6, 'planned', '2027-03-01', '2027-07-30', 'group', '[{"code": "starts_then", "text": "Starts in the week of 1 March 2027: a group of Northtown Housing Help with a free seat starts on 1 March 2027."}, {"code": "no_group_start", "text": "No group of Northtown Housing Help starts from the week of 4 January 2027 to the week of 22 February 2027, and the next with a free seat starts on 1 March 2027."}]', 3, 1, '2027-02-15'),
	(8, 7, 'held', NULL, NULL, 'none', '[{"code": "unwilling", "text": "Put on hold on 4 January 2027: the person does not want to take part."}]', 4, 1, NULL),
	(9, 8, 'finished', '2026-12-01', '2027-01-04', 'recorded', '[{"code": "finished", "text": "Finished on 4 January 2027."}]', 5, 1, NULL),
	(10, 9, 'finished', '2026-12-01', '2026-12-15', 'recorded', '[{"code": "finished", "text": "Finished on 15 December 2026."}]', 10, 1, NULL),
	(11, 10, 'not_delivered', NULL, NULL, 'none', '[{"code": "unwilling", "text": "Not delivered, recorded on 4 January 2027: the person does not want to take part."}]', 9, 1, NULL),
	(12, 0, 'started', '2026-12-01', '2026-12-15', 'recorded', '[{"code": "already_started", "text": "Already started in the week of 30 November 2026; it is kept as it is."}]', 15, 2, NULL),
	(13, 1, 'started', '2026-12-21', '2027-02-08', 'recorded', '[{"code": "already_started", "text": "Already started in the week of 21 December 2026; it is kept as it is."}]', 13, 2, NULL),
	(14, 2, 'planned', '2027-01-25', '2027-05-14', 'estimate', '[{"code": "starts_then", "text": "Starts in the week of 25 January 2027: Northtown Housing Help is expected to have a free place."}, {"code": "no_place_yet", "text": "Northtown Housing Help has no free place before the week of 25 January 2027."}]', 12, 2, '2027-01-04'),
	(15, 3, 'planned', '2027-03-01', '2027-07-30', 'group', '[{"code": "starts_then", "text": "Starts in the week of 1 March 2027: a group of Northtown Housing Help with a free seat starts on 1 March 2027."}, {"code": "no_group_start", "text": "No group of Northtown Housing Help starts from the week of 4 January 2027 to the week of 22 February 2027, and the next with a free seat starts on 1 March 2027."}]', 14, 2, '2027-02-15'),
	(16, 4, 'finished', '2026-11-02', '2026-12-01', 'recorded', '[{"code": "finished", "text": "Finished on 1 December 2026."}]', 17, 2, NULL),
	(17, 5, 'not_delivered', NULL, NULL, 'none', '[{"code": "declined_by_person", "text": "Not delivered, recorded on 1 December 2026: the person said no."}]', 16, 2, NULL),
	(18, 0, 'started', '2026-12-01', '2026-12-15', 'recorded', '[{"code": "already_started", "text": "Already started in the week of 30 November 2026; it is kept as it is."}]', 21, 3, NULL),
	(19, 1, 'started', '2026-12-21', '2027-02-08', 'recorded', '[{"code": "already_started", "text": "Already started in the week of 21 December 2026; it is kept as it is."}]', 19, 3, NULL),
	(20, 2, 'planned', '2027-01-25', '2027-05-14', 'estimate', '[{"code": "starts_then", "text": "Starts in the week of 25 January 2027: Northtown Housing Help is expected to have a free place."}, {"code": "no_place_yet", "text": "Northtown Housing Help has no free place before the week of 25 January 2027."}]', 18, 3, '2027-01-04'),
	(21, 3, 'planned', '2027-03-01', '2027-07-30', 'group', '[{"code": "starts_then", "text": "Starts in the week of 1 March 2027: a group of Northtown Housing Help with a free seat starts on 1 March 2027."}, {"code": "no_group_start", "text": "No group of Northtown Housing Help starts from the week of 4 January 2027 to the week of 22 February 2027, and the next with a free seat starts on 1 March 2027."}]', 20, 3, '2027-02-15'),
	(22, 4, 'finished', '2026-11-02', '2026-12-01', 'recorded', '[{"code": "finished", "text": "Finished on 1 December 2026."}]', 23, 3, NULL),
	(23, 5, 'not_delivered', NULL, NULL, 'none', '[{"code": "declined_by_person", "text": "Not delivered, recorded on 1 December 2026: the person said no."}]', 22, 3, NULL),
	(24, 0, 'started', '2026-12-01', '2026-12-15', 'recorded', '[{"code": "already_started", "text": "Already started in the week of 30 November 2026; it is kept as it is."}]', 27, 4, NULL),
	(25, 1, 'started', '2026-12-21', '2027-02-08', 'recorded', '[{"code": "already_started", "text": "Already started in the week of 21 December 2026; it is kept as it is."}]', 25, 4, NULL),
	(26, 2, 'planned', '2027-01-25', '2027-05-14', 'estimate', '[{"code": "starts_then", "text": "Starts in the week of 25 January 2027: Northtown Housing Help is expected to have a free place."}, {"code": "no_place_yet", "text": "Northtown Housing Help has no free place before the week of 25 January 2027."}]', 24, 4, '2027-01-04'),
	(27, 3, 'planned', '2027-03-01', '2027-07-30', 'group', '[{"code": "starts_then", "text": "Starts in the week of 1 March 2027: a group of Northtown Housing Help with a free seat starts on 1 March 2027."}, {"code": "no_group_start", "text": "No group of Northtown Housing Help starts from the week of 4 January 2027 to the week of 22 February 2027, and the next with a free seat starts on 1 March 2027."}]', 26, 4, '2027-02-15'),
	(28, 4, 'finished', '2026-11-02', '2026-12-01', 'recorded', '[{"code": "finished", "text": "Finished on 1 December 2026."}]', 29, 4, NULL),
	(29, 5, 'not_delivered', NULL, NULL, 'none', '[{"code": "declined_by_person", "text": "Not delivered, recorded on 1 December 2026: the person said no."}]', 28, 4, NULL);
INSERT INTO public.sequencing_publishedorder VALUES
	(1, 1, '2027-01-04 09:00:01.683096+00', 'england_wales cbea207b1d66', '2027-01-04', NULL, 1, 1),
	(2, 1, '2027-01-04 09:00:02.689546+00', 'england_wales cbea207b1d66', '2027-01-04', NULL, NULL, 2),
	(3, 1, '2027-01-04 09:00:02.746233+00', 'england_wales cbea207b1d66', '2027-01-04', NULL, NULL, 3),
	(4, 1, '2027-01-04 09:00:02.799595+00', 'england_wales cbea207b1d66', '2027-01-04', NULL, NULL, 4);
INSERT INTO public.services_group VALUES
	(1, 'GR1', '2027-03-01', 8, 0, 2);
INSERT INTO public.services_pool VALUES
	(1, 'PL1', 'accommodation_support', 'rolling', 10, NULL, 3, '2026-12-01', true, NULL, 1),
	(2, 'PL2', 'building_choices_moderate', 'groups', 10, NULL, NULL, '2026-12-01', true, NULL, 1);
INSERT INTO public.services_service VALUES
	(1, 'SV1', 'Northtown Housing Help', '', '', '{}', '{accommodation,thinking}', '{accommodation_support,building_choices_moderate}', true, true, NULL, NULL, 'not_known', '2025-01-01', NULL, 'test', true, NULL, 1, 1);
SELECT pg_catalog.setval('public.accounts_user_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_user_id_seq', 5, true);
SELECT pg_catalog.setval('public.accounts_user_units_id_seq', 5, true);
SELECT pg_catalog.setval('public.accounts_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 216, true);
SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 8, true);
SELECT pg_catalog.setval('public.common_ledgerentry_id_seq', 71, true);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 54, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 88, true);
SELECT pg_catalog.setval('public.interchange_sourceline_id_seq', 11, true);
SELECT pg_catalog.setval('public.organisations_deliveryunit_id_seq', 1, true);
SELECT pg_catalog.setval('public.organisations_office_id_seq', 1, false);
SELECT pg_catalog.setval('public.organisations_policearea_id_seq', 1, false);
SELECT pg_catalog.setval('public.organisations_provider_id_seq', 1, true);
SELECT pg_catalog.setval('public.organisations_region_id_seq', 1, true);
SELECT pg_catalog.setval('public.people_accesslimit_id_seq', 4, true);
SELECT pg_catalog.setval('public.people_allocation_id_seq', 4, true);
SELECT pg_catalog.setval('public.people_assessment_id_seq', 4, true);
SELECT pg_catalog.setval('public.people_case_id_seq', 4, true);
SELECT pg_catalog.setval('public.people_caseaccess_id_seq', 7, true);
SELECT pg_catalog.setval('public.people_circumstance_id_seq', 4, true);
SELECT pg_catalog.setval('public.people_need_id_seq', 8, true);
SELECT pg_catalog.setval('public.people_person_id_seq', 4, true);
SELECT pg_catalog.setval('public.people_register_id_seq', 4, true);
SELECT pg_catalog.setval('public.people_requirement_id_seq', 18, true);
SELECT pg_catalog.setval('public.people_searchtoken_id_seq', 16, true);
SELECT pg_catalog.setval('public.people_sentence_id_seq', 13, true);
SELECT pg_catalog.setval('public.people_strength_id_seq', 4, true);
SELECT pg_catalog.setval('public.plans_agreement_id_seq', 5, true);
SELECT pg_catalog.setval('public.plans_consolidation_id_seq', 5, true);
SELECT pg_catalog.setval('public.plans_earlyend_id_seq', 19, true);
SELECT pg_catalog.setval('public.plans_goal_id_seq', 17, true);
SELECT pg_catalog.setval('public.plans_goaldecision_id_seq', 1, true);
SELECT pg_catalog.setval('public.plans_incomingplan_id_seq', 4, true);
SELECT pg_catalog.setval('public.plans_plan_id_seq', 4, true);
SELECT pg_catalog.setval('public.plans_planreview_id_seq', 1, true);
SELECT pg_catalog.setval('public.plans_plansnapshot_id_seq', 7, true);
SELECT pg_catalog.setval('public.plans_preference_id_seq', 5, true);
SELECT pg_catalog.setval('public.plans_reasonanswer_id_seq', 1, true);
SELECT pg_catalog.setval('public.plans_step_id_seq', 29, true);
SELECT pg_catalog.setval('public.plans_stepdecision_id_seq', 5, true);
SELECT pg_catalog.setval('public.plans_stepfact_id_seq', 21, true);
SELECT pg_catalog.setval('public.plans_workrecord_id_seq', 5, true);
SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);
SELECT pg_catalog.setval('public.sequencing_orderedstep_id_seq', 29, true);
SELECT pg_catalog.setval('public.sequencing_publishedorder_id_seq', 4, true);
SELECT pg_catalog.setval('public.services_group_id_seq', 1, true);
SELECT pg_catalog.setval('public.services_notavailable_id_seq', 1, false);
SELECT pg_catalog.setval('public.services_pool_id_seq', 2, true);
SELECT pg_catalog.setval('public.services_service_id_seq', 1, true);
ALTER TABLE ONLY public.sequencing_orderedstep
    ADD CONSTRAINT a_step_once_in_an_order UNIQUE (order_id, step_id);
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_units
    ADD CONSTRAINT accounts_user_units_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_units
    ADD CONSTRAINT accounts_user_units_user_id_deliveryunit_id_9d7d6766_uniq UNIQUE (user_id, deliveryunit_id);
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_username_key UNIQUE (username);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);
ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.common_ledgerentry
    ADD CONSTRAINT common_ledgerentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.interchange_sourceline
    ADD CONSTRAINT interchange_sourceline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_goal
    ADD CONSTRAINT one_goal_a_ref UNIQUE (plan_id, ref);
ALTER TABLE ONLY public.people_need
    ADD CONSTRAINT one_need_an_area UNIQUE (assessment_id, area);
ALTER TABLE ONLY public.people_requirement
    ADD CONSTRAINT one_requirement_a_ref UNIQUE (sentence_id, ref);
ALTER TABLE ONLY public.people_sentence
    ADD CONSTRAINT one_sentence_a_ref UNIQUE (case_id, ref);
ALTER TABLE ONLY public.plans_step
    ADD CONSTRAINT one_step_a_ref UNIQUE (goal_id, ref);
ALTER TABLE ONLY public.sequencing_publishedorder
    ADD CONSTRAINT orders_are_numbered UNIQUE (case_id, number);
ALTER TABLE ONLY public.organisations_deliveryunit
    ADD CONSTRAINT organisations_deliveryunit_code_key UNIQUE (code);
ALTER TABLE ONLY public.organisations_deliveryunit
    ADD CONSTRAINT organisations_deliveryunit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_office
    ADD CONSTRAINT organisations_office_number_key UNIQUE (number);
ALTER TABLE ONLY public.organisations_office
    ADD CONSTRAINT organisations_office_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_policearea
    ADD CONSTRAINT organisations_policearea_code_key UNIQUE (code);
ALTER TABLE ONLY public.organisations_policearea
    ADD CONSTRAINT organisations_policearea_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_provider
    ADD CONSTRAINT organisations_provider_code_key UNIQUE (code);
ALTER TABLE ONLY public.organisations_provider
    ADD CONSTRAINT organisations_provider_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_region
    ADD CONSTRAINT organisations_region_code_key UNIQUE (code);
ALTER TABLE ONLY public.organisations_region
    ADD CONSTRAINT organisations_region_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_accesslimit
    ADD CONSTRAINT people_accesslimit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_allocation
    ADD CONSTRAINT people_allocation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_assessment
    ADD CONSTRAINT people_assessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_case
    ADD CONSTRAINT people_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_caseaccess
    ADD CONSTRAINT people_caseaccess_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_circumstance
    ADD CONSTRAINT people_circumstance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_need
    ADD CONSTRAINT people_need_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_crn_key UNIQUE (crn);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_register
    ADD CONSTRAINT people_register_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_requirement
    ADD CONSTRAINT people_requirement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_searchtoken
    ADD CONSTRAINT people_searchtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_sentence
    ADD CONSTRAINT people_sentence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_strength
    ADD CONSTRAINT people_strength_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_agreement
    ADD CONSTRAINT plans_agreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_consolidation
    ADD CONSTRAINT plans_consolidation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_earlyend
    ADD CONSTRAINT plans_earlyend_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_goal
    ADD CONSTRAINT plans_goal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_goaldecision
    ADD CONSTRAINT plans_goaldecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_incomingplan
    ADD CONSTRAINT plans_incomingplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_planreview
    ADD CONSTRAINT plans_planreview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_plansnapshot
    ADD CONSTRAINT plans_plansnapshot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_preference
    ADD CONSTRAINT plans_preference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_reasonanswer
    ADD CONSTRAINT plans_reasonanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_step
    ADD CONSTRAINT plans_step_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_stepdecision
    ADD CONSTRAINT plans_stepdecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_stepfact
    ADD CONSTRAINT plans_stepfact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_workrecord
    ADD CONSTRAINT plans_workrecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sequencing_orderedstep
    ADD CONSTRAINT sequencing_orderedstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sequencing_publishedorder
    ADD CONSTRAINT sequencing_publishedorder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.services_group
    ADD CONSTRAINT services_group_code_key UNIQUE (code);
ALTER TABLE ONLY public.services_group
    ADD CONSTRAINT services_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.services_notavailable
    ADD CONSTRAINT services_notavailable_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.services_pool
    ADD CONSTRAINT services_pool_code_key UNIQUE (code);
ALTER TABLE ONLY public.services_pool
    ADD CONSTRAINT services_pool_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.services_service
    ADD CONSTRAINT services_service_code_key UNIQUE (code);
ALTER TABLE ONLY public.services_service
    ADD CONSTRAINT services_service_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_plansnapshot
    ADD CONSTRAINT snapshots_are_numbered UNIQUE (plan_id, number);
CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);
CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);
CREATE INDEX accounts_user_provider_id_e771c42b ON public.accounts_user USING btree (provider_id);
CREATE INDEX accounts_user_units_deliveryunit_id_97a97314 ON public.accounts_user_units USING btree (deliveryunit_id);
CREATE INDEX accounts_user_units_user_id_c3d0648d ON public.accounts_user_units USING btree (user_id);
CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);
CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);
CREATE INDEX accounts_user_username_6088629e_like ON public.accounts_user USING btree (username varchar_pattern_ops);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);
CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);
CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);
CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);
CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);
CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);
CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);
CREATE INDEX current_work_of_a_step ON public.plans_workrecord USING btree (step_id, "on") WHERE (replaced_on IS NULL);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX interchange_sourceline_case_id_154beb9c ON public.interchange_sourceline USING btree (case_id);
CREATE INDEX ledger_case ON public.common_ledgerentry USING btree (case_id, id DESC);
CREATE UNIQUE INDEX one_current_agreement ON public.plans_agreement USING btree (plan_id) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_current_answer ON public.plans_reasonanswer USING btree (step_id) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_current_answer_a_unit ON public.services_notavailable USING btree (unit_id, intervention) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_current_assessment ON public.people_assessment USING btree (case_id) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_current_consolidation ON public.plans_consolidation USING btree (step_id) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_current_decision ON public.plans_stepdecision USING btree (step_id, about) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_current_early_end ON public.plans_earlyend USING btree (sentence_id) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_current_fact ON public.plans_stepfact USING btree (step_id, kind) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_current_goal_decision ON public.plans_goaldecision USING btree (goal_id) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_current_line_a_crn ON public.interchange_sourceline USING btree (crn) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_current_order ON public.sequencing_publishedorder USING btree (case_id) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_current_preference ON public.plans_preference USING btree (plan_id) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_open_case_a_person ON public.people_case USING btree (person_id) WHERE (closed_on IS NULL);
CREATE UNIQUE INDEX one_open_difference ON public.plans_incomingplan USING btree (plan_id) WHERE (settled_on IS NULL);
CREATE UNIQUE INDEX one_open_limit_a_user ON public.people_accesslimit USING btree (person_id, kind, username) WHERE (replaced_on IS NULL);
CREATE UNIQUE INDEX one_practitioner_at_a_time ON public.people_allocation USING btree (case_id) WHERE (until_on IS NULL);
CREATE UNIQUE INDEX one_review_waits_for_its_decision ON public.plans_planreview USING btree (plan_id) WHERE (((decision)::text = ''::text) AND (replaced_on IS NULL));
CREATE INDEX open_case_practitioner ON public.people_case USING btree (practitioner_id) WHERE (closed_on IS NULL);
CREATE INDEX open_case_unit ON public.people_case USING btree (unit_id) WHERE (closed_on IS NULL);
CREATE INDEX organisations_deliveryunit_code_98447c04_like ON public.organisations_deliveryunit USING btree (code varchar_pattern_ops);
CREATE INDEX organisations_deliveryunit_police_area_id_3299f866 ON public.organisations_deliveryunit USING btree (police_area_id);
CREATE INDEX organisations_deliveryunit_region_id_b594879a ON public.organisations_deliveryunit USING btree (region_id);
CREATE INDEX organisations_office_region_id_d1a3906d ON public.organisations_office USING btree (region_id);
CREATE INDEX organisations_policearea_code_f937649a_like ON public.organisations_policearea USING btree (code varchar_pattern_ops);
CREATE INDEX organisations_policearea_region_id_2e823f20 ON public.organisations_policearea USING btree (region_id);
CREATE INDEX organisations_provider_code_5b1b94f8_like ON public.organisations_provider USING btree (code varchar_pattern_ops);
CREATE INDEX organisations_region_code_039d3fd7_like ON public.organisations_region USING btree (code varchar_pattern_ops);
CREATE INDEX people_accesslimit_person_id_e2529e7d ON public.people_accesslimit USING btree (person_id);
CREATE INDEX people_allocation_case_id_ee46423d ON public.people_allocation USING btree (case_id);
CREATE INDEX people_allocation_practitioner_id_1024424d ON public.people_allocation USING btree (practitioner_id);
CREATE INDEX people_assessment_by_id_9fd72075 ON public.people_assessment USING btree (by_id);
CREATE INDEX people_assessment_case_id_8a250b8b ON public.people_assessment USING btree (case_id);
CREATE INDEX people_case_person_id_5251dadb ON public.people_case USING btree (person_id);
CREATE INDEX people_case_practitioner_id_c975802d ON public.people_case USING btree (practitioner_id);
CREATE INDEX people_case_unit_id_c9875b90 ON public.people_case USING btree (unit_id);
CREATE INDEX people_caseaccess_case_id_a9f53fc1 ON public.people_caseaccess USING btree (case_id);
CREATE INDEX people_caseaccess_provider_id_4d798c0e ON public.people_caseaccess USING btree (provider_id);
CREATE INDEX people_caseaccess_user_id_8d8d5dd7 ON public.people_caseaccess USING btree (user_id);
CREATE INDEX people_circumstance_assessment_id_32859e9e ON public.people_circumstance USING btree (assessment_id);
CREATE INDEX people_need_assessment_id_2ecbfc6d ON public.people_need USING btree (assessment_id);
CREATE INDEX people_person_crn_4baab73e_like ON public.people_person USING btree (crn varchar_pattern_ops);
CREATE INDEX people_register_assessment_id_49f97ed6 ON public.people_register USING btree (assessment_id);
CREATE INDEX people_requirement_sentence_id_f1e9389c ON public.people_requirement USING btree (sentence_id);
CREATE INDEX people_searchtoken_person_id_775f075c ON public.people_searchtoken USING btree (person_id);
CREATE INDEX people_sentence_case_id_2be53cb8 ON public.people_sentence USING btree (case_id);
CREATE INDEX people_strength_assessment_id_729abad8 ON public.people_strength USING btree (assessment_id);
CREATE INDEX person_token_prefix ON public.people_searchtoken USING btree (token varchar_pattern_ops);
CREATE INDEX plans_agreement_plan_id_91e827d7 ON public.plans_agreement USING btree (plan_id);
CREATE INDEX plans_consolidation_by_id_3c2a83e5 ON public.plans_consolidation USING btree (by_id);
CREATE INDEX plans_consolidation_step_id_223a8557 ON public.plans_consolidation USING btree (step_id);
CREATE INDEX plans_earlyend_confirmed_by_id_c3c8477e ON public.plans_earlyend USING btree (confirmed_by_id);
CREATE INDEX plans_earlyend_decided_by_id_40c6c8f4 ON public.plans_earlyend USING btree (decided_by_id);
CREATE INDEX plans_earlyend_sentence_id_8872e8ef ON public.plans_earlyend USING btree (sentence_id);
CREATE INDEX plans_earlyend_told_by_id_2e7964d3 ON public.plans_earlyend USING btree (told_by_id);
CREATE INDEX plans_earlyend_withdrawn_by_id_dd8284a2 ON public.plans_earlyend USING btree (withdrawn_by_id);
CREATE INDEX plans_goal_plan_id_62ddc712 ON public.plans_goal USING btree (plan_id);
CREATE INDEX plans_goaldecision_by_id_aee155a6 ON public.plans_goaldecision USING btree (by_id);
CREATE INDEX plans_goaldecision_goal_id_fef6bc62 ON public.plans_goaldecision USING btree (goal_id);
CREATE INDEX plans_incomingplan_plan_id_89129310 ON public.plans_incomingplan USING btree (plan_id);
CREATE INDEX plans_incomingplan_settled_by_id_fa962c6b ON public.plans_incomingplan USING btree (settled_by_id);
CREATE INDEX plans_planreview_by_id_7e0fae8f ON public.plans_planreview USING btree (by_id);
CREATE INDEX plans_planreview_plan_id_71547ae9 ON public.plans_planreview USING btree (plan_id);
CREATE INDEX plans_plansnapshot_plan_id_d58508c7 ON public.plans_plansnapshot USING btree (plan_id);
CREATE INDEX plans_preference_plan_id_338535c7 ON public.plans_preference USING btree (plan_id);
CREATE INDEX plans_reasonanswer_by_id_a26dc8c9 ON public.plans_reasonanswer USING btree (by_id);
CREATE INDEX plans_reasonanswer_step_id_a43a6ca7 ON public.plans_reasonanswer USING btree (step_id);
CREATE INDEX plans_step_goal_id_89e7fc0f ON public.plans_step USING btree (goal_id);
CREATE INDEX plans_step_requirement_id_03b8e0a3 ON public.plans_step USING btree (requirement_id);
CREATE INDEX plans_stepdecision_by_id_83d6d350 ON public.plans_stepdecision USING btree (by_id);
CREATE INDEX plans_stepdecision_step_id_d12828c5 ON public.plans_stepdecision USING btree (step_id);
CREATE INDEX plans_stepfact_by_id_9ae4ab26 ON public.plans_stepfact USING btree (by_id);
CREATE INDEX plans_stepfact_step_id_ca66ce7e ON public.plans_stepfact USING btree (step_id);
CREATE INDEX plans_workrecord_by_id_1f03b677 ON public.plans_workrecord USING btree (by_id);
CREATE INDEX plans_workrecord_step_id_d3329c53 ON public.plans_workrecord USING btree (step_id);
CREATE INDEX pool_intervention ON public.services_pool USING btree (intervention);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX sequencing_orderedstep_order_id_4baac5e4 ON public.sequencing_orderedstep USING btree (order_id);
CREATE INDEX sequencing_orderedstep_step_id_1adbd8b4 ON public.sequencing_orderedstep USING btree (step_id);
CREATE INDEX sequencing_publishedorder_by_id_6532eee9 ON public.sequencing_publishedorder USING btree (by_id);
CREATE INDEX sequencing_publishedorder_case_id_3736c9ed ON public.sequencing_publishedorder USING btree (case_id);
CREATE INDEX services_group_code_ea87eddb_like ON public.services_group USING btree (code varchar_pattern_ops);
CREATE INDEX services_group_pool_id_a53eef00 ON public.services_group USING btree (pool_id);
CREATE INDEX services_notavailable_confirmed_by_id_37ce9b58 ON public.services_notavailable USING btree (confirmed_by_id);
CREATE INDEX services_notavailable_unit_id_cd6bf1c9 ON public.services_notavailable USING btree (unit_id);
CREATE INDEX services_pool_code_3d1573cc_like ON public.services_pool USING btree (code varchar_pattern_ops);
CREATE INDEX services_pool_service_id_9d9daa1b ON public.services_pool USING btree (service_id);
CREATE INDEX services_pool_unit_id_1ade511f ON public.services_pool USING btree (unit_id);
CREATE INDEX services_service_code_2ec5ef92_like ON public.services_service USING btree (code varchar_pattern_ops);
CREATE INDEX services_service_police_area_id_6a192f63 ON public.services_service USING btree (police_area_id);
CREATE INDEX services_service_provider_id_04163c24 ON public.services_service USING btree (provider_id);
CREATE INDEX services_service_region_id_ae56951f ON public.services_service USING btree (region_id);
CREATE TRIGGER ledger_rows_stay BEFORE DELETE OR UPDATE ON public.common_ledgerentry FOR EACH ROW EXECUTE FUNCTION public.ledger_only_grows();
CREATE TRIGGER ledger_stays BEFORE TRUNCATE ON public.common_ledgerentry FOR EACH STATEMENT EXECUTE FUNCTION public.ledger_only_grows();
CREATE TRIGGER never_changed BEFORE UPDATE ON public.sequencing_orderedstep FOR EACH ROW EXECUTE FUNCTION public.sequencing_orderedstep_stays();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.interchange_sourceline FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.people_accesslimit FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.people_assessment FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.plans_agreement FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.plans_consolidation FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.plans_earlyend FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.plans_goaldecision FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.plans_planreview FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.plans_preference FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.plans_reasonanswer FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.plans_stepdecision FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.plans_stepfact FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.plans_workrecord FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.sequencing_publishedorder FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
CREATE TRIGGER replaced_once BEFORE UPDATE ON public.services_notavailable FOR EACH ROW EXECUTE FUNCTION public.replaced_once();
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_provider_id_e771c42b_fk_organisations_provider_id FOREIGN KEY (provider_id) REFERENCES public.organisations_provider(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_units
    ADD CONSTRAINT accounts_user_units_deliveryunit_id_97a97314_fk_organisat FOREIGN KEY (deliveryunit_id) REFERENCES public.organisations_deliveryunit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_units
    ADD CONSTRAINT accounts_user_units_user_id_c3d0648d_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.interchange_sourceline
    ADD CONSTRAINT interchange_sourceline_case_id_154beb9c_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_deliveryunit
    ADD CONSTRAINT organisations_delive_police_area_id_3299f866_fk_organisat FOREIGN KEY (police_area_id) REFERENCES public.organisations_policearea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_deliveryunit
    ADD CONSTRAINT organisations_delive_region_id_b594879a_fk_organisat FOREIGN KEY (region_id) REFERENCES public.organisations_region(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_office
    ADD CONSTRAINT organisations_office_region_id_d1a3906d_fk_organisat FOREIGN KEY (region_id) REFERENCES public.organisations_region(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_policearea
    ADD CONSTRAINT organisations_police_region_id_2e823f20_fk_organisat FOREIGN KEY (region_id) REFERENCES public.organisations_region(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_accesslimit
    ADD CONSTRAINT people_accesslimit_person_id_e2529e7d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_allocation
    ADD CONSTRAINT people_allocation_case_id_ee46423d_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_allocation
    ADD CONSTRAINT people_allocation_practitioner_id_1024424d_fk_accounts_user_id FOREIGN KEY (practitioner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_assessment
    ADD CONSTRAINT people_assessment_by_id_9fd72075_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_assessment
    ADD CONSTRAINT people_assessment_case_id_8a250b8b_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_case
    ADD CONSTRAINT people_case_person_id_5251dadb_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_case
    ADD CONSTRAINT people_case_practitioner_id_c975802d_fk_accounts_user_id FOREIGN KEY (practitioner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_case
    ADD CONSTRAINT people_case_unit_id_c9875b90_fk_organisations_deliveryunit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_deliveryunit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_caseaccess
    ADD CONSTRAINT people_caseaccess_case_id_a9f53fc1_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_caseaccess
    ADD CONSTRAINT people_caseaccess_provider_id_4d798c0e_fk_organisat FOREIGN KEY (provider_id) REFERENCES public.organisations_provider(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_caseaccess
    ADD CONSTRAINT people_caseaccess_user_id_8d8d5dd7_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_circumstance
    ADD CONSTRAINT people_circumstance_assessment_id_32859e9e_fk_people_as FOREIGN KEY (assessment_id) REFERENCES public.people_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_need
    ADD CONSTRAINT people_need_assessment_id_2ecbfc6d_fk_people_assessment_id FOREIGN KEY (assessment_id) REFERENCES public.people_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_register
    ADD CONSTRAINT people_register_assessment_id_49f97ed6_fk_people_assessment_id FOREIGN KEY (assessment_id) REFERENCES public.people_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_requirement
    ADD CONSTRAINT people_requirement_sentence_id_f1e9389c_fk_people_sentence_id FOREIGN KEY (sentence_id) REFERENCES public.people_sentence(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_searchtoken
    ADD CONSTRAINT people_searchtoken_person_id_775f075c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_sentence
    ADD CONSTRAINT people_sentence_case_id_2be53cb8_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_strength
    ADD CONSTRAINT people_strength_assessment_id_729abad8_fk_people_assessment_id FOREIGN KEY (assessment_id) REFERENCES public.people_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_agreement
    ADD CONSTRAINT plans_agreement_plan_id_91e827d7_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_consolidation
    ADD CONSTRAINT plans_consolidation_by_id_3c2a83e5_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_consolidation
    ADD CONSTRAINT plans_consolidation_step_id_223a8557_fk_plans_step_id FOREIGN KEY (step_id) REFERENCES public.plans_step(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_earlyend
    ADD CONSTRAINT plans_earlyend_confirmed_by_id_c3c8477e_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_earlyend
    ADD CONSTRAINT plans_earlyend_decided_by_id_40c6c8f4_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_earlyend
    ADD CONSTRAINT plans_earlyend_sentence_id_8872e8ef_fk_people_sentence_id FOREIGN KEY (sentence_id) REFERENCES public.people_sentence(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_earlyend
    ADD CONSTRAINT plans_earlyend_told_by_id_2e7964d3_fk_accounts_user_id FOREIGN KEY (told_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_earlyend
    ADD CONSTRAINT plans_earlyend_withdrawn_by_id_dd8284a2_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_goal
    ADD CONSTRAINT plans_goal_plan_id_62ddc712_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_goaldecision
    ADD CONSTRAINT plans_goaldecision_by_id_aee155a6_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_goaldecision
    ADD CONSTRAINT plans_goaldecision_goal_id_fef6bc62_fk_plans_goal_id FOREIGN KEY (goal_id) REFERENCES public.plans_goal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_incomingplan
    ADD CONSTRAINT plans_incomingplan_plan_id_89129310_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_incomingplan
    ADD CONSTRAINT plans_incomingplan_settled_by_id_fa962c6b_fk_accounts_user_id FOREIGN KEY (settled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_case_id_99ccd798_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_planreview
    ADD CONSTRAINT plans_planreview_by_id_7e0fae8f_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_planreview
    ADD CONSTRAINT plans_planreview_plan_id_71547ae9_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plansnapshot
    ADD CONSTRAINT plans_plansnapshot_plan_id_d58508c7_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_preference
    ADD CONSTRAINT plans_preference_plan_id_338535c7_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_reasonanswer
    ADD CONSTRAINT plans_reasonanswer_by_id_a26dc8c9_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_reasonanswer
    ADD CONSTRAINT plans_reasonanswer_step_id_a43a6ca7_fk_plans_step_id FOREIGN KEY (step_id) REFERENCES public.plans_step(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_step
    ADD CONSTRAINT plans_step_goal_id_89e7fc0f_fk_plans_goal_id FOREIGN KEY (goal_id) REFERENCES public.plans_goal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_step
    ADD CONSTRAINT plans_step_requirement_id_03b8e0a3_fk_people_requirement_id FOREIGN KEY (requirement_id) REFERENCES public.people_requirement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_stepdecision
    ADD CONSTRAINT plans_stepdecision_by_id_83d6d350_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_stepdecision
    ADD CONSTRAINT plans_stepdecision_step_id_d12828c5_fk_plans_step_id FOREIGN KEY (step_id) REFERENCES public.plans_step(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_stepfact
    ADD CONSTRAINT plans_stepfact_by_id_9ae4ab26_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_stepfact
    ADD CONSTRAINT plans_stepfact_step_id_ca66ce7e_fk_plans_step_id FOREIGN KEY (step_id) REFERENCES public.plans_step(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_workrecord
    ADD CONSTRAINT plans_workrecord_by_id_1f03b677_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_workrecord
    ADD CONSTRAINT plans_workrecord_step_id_d3329c53_fk_plans_step_id FOREIGN KEY (step_id) REFERENCES public.plans_step(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.sequencing_orderedstep
    ADD CONSTRAINT sequencing_orderedst_order_id_4baac5e4_fk_sequencin FOREIGN KEY (order_id) REFERENCES public.sequencing_publishedorder(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sequencing_orderedstep
    ADD CONSTRAINT sequencing_orderedstep_step_id_1adbd8b4_fk_plans_step_id FOREIGN KEY (step_id) REFERENCES public.plans_step(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sequencing_publishedorder
    ADD CONSTRAINT sequencing_publishedorder_by_id_6532eee9_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sequencing_publishedorder
    ADD CONSTRAINT sequencing_publishedorder_case_id_3736c9ed_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.services_group
    ADD CONSTRAINT services_group_pool_id_a53eef00_fk_services_pool_id FOREIGN KEY (pool_id) REFERENCES public.services_pool(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.services_notavailable
    ADD CONSTRAINT services_notavailabl_confirmed_by_id_37ce9b58_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.services_notavailable
    ADD CONSTRAINT services_notavailabl_unit_id_cd6bf1c9_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_deliveryunit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.services_pool
    ADD CONSTRAINT services_pool_service_id_9d9daa1b_fk_services_service_id FOREIGN KEY (service_id) REFERENCES public.services_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.services_pool
    ADD CONSTRAINT services_pool_unit_id_1ade511f_fk_organisations_deliveryunit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_deliveryunit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.services_service
    ADD CONSTRAINT services_service_police_area_id_6a192f63_fk_organisat FOREIGN KEY (police_area_id) REFERENCES public.organisations_policearea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.services_service
    ADD CONSTRAINT services_service_provider_id_04163c24_fk_organisat FOREIGN KEY (provider_id) REFERENCES public.organisations_provider(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.services_service
    ADD CONSTRAINT services_service_region_id_ae56951f_fk_organisations_region_id FOREIGN KEY (region_id) REFERENCES public.organisations_region(id) DEFERRABLE INITIALLY DEFERRED;
