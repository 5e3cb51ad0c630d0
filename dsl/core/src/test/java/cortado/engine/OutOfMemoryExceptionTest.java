package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutOfMemoryExceptionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 7.92 GiB total capacity; 3 GiB already allocated) \
            | true | the GPU ran out of memory when another 20.00 MiB were asked for
            CUDA out of memory. Tried to allocate 1.25 GiB. GPU 0 has a total capacity of 23.69 GiB of which 1 GiB is free. \
            | true | the GPU ran out of memory when another 1.25 GiB were asked for
            CUDA error: out of memory | true | the GPU ran out of memory
            CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)` | true | the GPU ran out of memory
            cuDNN error: CUDNN_STATUS_ALLOC_FAILED | true | the GPU ran out of memory
            [enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to \
            allocate 274877906944 bytes. Error code 12 (Cannot allocate memory) \
            | false | the machine ran out of memory when another 256.00 GiB were asked for
            DefaultCPUAllocator: not enough memory: you tried to allocate 1000 bytes. \
            | false | the machine ran out of memory when another 1000 bytes were asked for
            """, quoteCharacter = '~')
    void native_failures_about_memory_are_put_in_words(String failure, boolean isOnGpu, String message) {
        RuntimeException cause = new RuntimeException(failure);

        OutOfMemoryException translated = OutOfMemoryException.in(cause).orElseThrow();

        assertThat(translated).hasMessage(message).hasCause(cause);
        assertThat(translated.isOnGpu()).isEqualTo(isOnGpu);
    }

    @Test
    void other_failures_are_left_as_they_are() {
        RuntimeException other = new RuntimeException("mat1 and mat2 shapes cannot be multiplied");

        assertThat(OutOfMemoryException.in(other)).isEmpty();
        assertThat(OutOfMemoryException.translated(other)).isSameAs(other);
        assertThat(OutOfMemoryException.in(new RuntimeException((String) null))).isEmpty();
    }
}
