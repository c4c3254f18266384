FROM python:3.13-slim AS builder
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src

# The dependencies change seldom: a layer of their own, before the code.
RUN python -m venv /opt/footnote
ENV PATH=/opt/footnote/bin:$PATH
COPY constraints.txt ./
RUN pip install --no-deps --require-hashes -r constraints.txt

COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY knowledge ./knowledge
# The build backend and pip have done their work here and stay behind.
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /dist . \
    && pip install --no-deps /dist/*.whl \
    && pip uninstall --yes hatchling pathspec pluggy tomlkit trove-classifiers pip


FROM python:3.13-slim
# A number, so that a cluster can tell that it is not root.
RUN useradd --uid 10001 --create-home footnote \
    && install --directory --mode=0700 --owner=footnote --group=footnote /data
COPY --from=builder /opt/footnote /opt/footnote
# Everything that is written goes below /data, so that the rest of the image may be read-only: docker run --read-only.
# numpy, which pictures need, would start a thread for each core, and end the process where a container may not have so many.
ENV PATH=/opt/footnote/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/data \
    MPLCONFIGDIR=/data/matplotlib \
    XDG_DATA_HOME=/data \
    OPENBLAS_NUM_THREADS=1
USER 10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["footnote", "health"]
ENTRYPOINT ["footnote"]
CMD ["run"]
